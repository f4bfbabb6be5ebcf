package org.cgroovy.console.doctor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of Linux. Only for features that show in no file; those that do are looked for there. */
record KernelVersion(int major, int minor, String text) {
    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+).*", Pattern.DOTALL);

    static KernelVersion parse(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        return numbers.matches()
                ? new KernelVersion(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)), text)
                : new KernelVersion(0, 0, text.isEmpty() ? "unknown" : text);
    }

    static KernelVersion of(HostView host) {
        return parse(host.read("/proc/sys/kernel/osrelease").orElse(""));
    }

    boolean isAtLeast(int atLeastMajor, int atLeastMinor) {
        return major > atLeastMajor || major == atLeastMajor && minor >= atLeastMinor;
    }
}
