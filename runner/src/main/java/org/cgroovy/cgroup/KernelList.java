package org.cgroovy.cgroup;

import java.util.BitSet;
import java.util.regex.Pattern;

/** The kernel's lists of CPUs and memory nodes: {@code 0-3,8,10-20:2/5}. A class of its own, so that few load the pattern. */
public final class KernelList {
    private static final String RANGE = "\\d+(-\\d+(:\\d+/\\d+)?)?";
    private static final Pattern LIST = Pattern.compile(RANGE + "(," + RANGE + ")*");

    private KernelList() {}

    /** The numbers in a list, as the kernel prints it: empty, or numbers and ranges. */
    public static BitSet parse(String list) {
        BitSet numbers = new BitSet();
        for (String range : list.isEmpty() ? new String[0] : list.split(",", -1)) {
            int dash = range.indexOf('-');
            int last = Integer.parseInt(range.substring(dash + 1));
            numbers.set(dash < 0 ? last : Integer.parseInt(range.substring(0, dash)), last + 1);
        }
        return numbers;
    }

    static void require(String name, String list) {
        if (!LIST.matcher(list).matches()) {
            throw new IllegalArgumentException(name + " must be a list such as \"0-3,8\", got \"" + list + "\"");
        }
    }
}
