package org.cgroovy.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgroovy.linux.Resource;
import org.cgroovy.spec.Rlimit;

/**
 * The resource limits of a process, as the kernel tells them.
 *
 * @see "proc(5), /proc/PID/limits: a line each, in the order of their numbers, after a heading"
 */
final class ProcessLimits {
    private static final Pattern LINE = Pattern.compile("Max .*?\\s{2,}(\\d+|unlimited)\\s+(\\d+|unlimited)\\b.*");

    private ProcessLimits() {}

    /** None for a process that is gone. */
    static List<Rlimit> of(String text) {
        var limits = new ArrayList<Rlimit>();
        Resource[] resources = Resource.values();
        for (String line : text.lines().toList()) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches() && limits.size() < resources.length) {
                String name = resources[limits.size()].name().toLowerCase(Locale.ROOT);
                limits.add(new Rlimit(name, value(matcher.group(1)), value(matcher.group(2))));
            }
        }
        return limits;
    }

    private static long value(String text) {
        return text.equals("unlimited") ? Rlimit.UNLIMITED : Long.parseLong(text);
    }

    /** Of two lists that have the same limits, the lower ones. */
    static List<Rlimit> least(List<Rlimit> some, List<Rlimit> others) {
        var least = new ArrayList<Rlimit>();
        for (int i = 0; i < Math.min(some.size(), others.size()); i++) {
            long hard = least(some.get(i).hard(), others.get(i).hard());
            long soft = least(hard, others.get(i).soft());
            least.add(new Rlimit(some.get(i).name(), soft, hard));
        }
        return least;
    }

    private static long least(long some, long other) {
        return some == Rlimit.UNLIMITED ? other : other == Rlimit.UNLIMITED ? some : Math.min(some, other);
    }
}
