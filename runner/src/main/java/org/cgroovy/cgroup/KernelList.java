package org.cgroovy.cgroup;

import java.util.regex.Pattern;

/** The kernel's lists of CPUs and memory nodes: {@code 0-3,8,10-20:2/5}. A class of its own, so that few load the pattern. */
final class KernelList {
    private static final String RANGE = "\\d+(-\\d+(:\\d+/\\d+)?)?";
    private static final Pattern LIST = Pattern.compile(RANGE + "(," + RANGE + ")*");

    private KernelList() {}

    static void require(String name, String list) {
        if (!LIST.matcher(list).matches()) {
            throw new IllegalArgumentException(name + " must be a list such as \"0-3,8\", got \"" + list + "\"");
        }
    }
}
