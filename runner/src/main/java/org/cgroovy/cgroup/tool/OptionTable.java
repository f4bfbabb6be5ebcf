package org.cgroovy.cgroup.tool;

import java.util.ArrayList;
import java.util.List;

/**
 * What a tool hands to getopt_long(3).
 *
 * @param letters such as {@code "hg:"}; with {@code +} before them, the first operand ends the options
 * @param names the long options
 */
public record OptionTable(String letters, List<LongOption> names) {
    public OptionTable {
        names = List.copyOf(names);
    }

    public static OptionTable of(String letters, LongOption... names) {
        return new OptionTable(letters, List.of(names));
    }

    /** With further long names, behind those that are there. */
    OptionTable with(LongOption... more) {
        List<LongOption> all = new ArrayList<>(names);
        all.addAll(List.of(more));
        return new OptionTable(letters, all);
    }

    boolean operandsLast() {
        return letters.startsWith("+");
    }

    boolean has(char letter) {
        return letter != ':' && letter != '+' && letters.indexOf(letter) >= 0;
    }

    boolean takesArgument(char letter) {
        int at = letters.indexOf(letter) + 1;
        return at < letters.length() && letters.charAt(at) == ':';
    }
}
