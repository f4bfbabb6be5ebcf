package org.cgroovy.cgroup.manual;

import java.util.List;

/**
 * What the other version of cgroups has for a control file.
 *
 * @param names the files there; none when there is no such thing
 * @param same whether the one file there holds the same value, so that one can be read for the other
 * @param reason why there is none; empty when there is one
 */
public record Counterpart(List<String> names, boolean same, String reason) {
    private static final String SAME = "same ";
    private static final String NONE = "none; ";

    public Counterpart {
        names = List.copyOf(names);
    }

    static Counterpart parse(String text) {
        if (text.startsWith(NONE)) {
            return new Counterpart(List.of(), false, text.substring(NONE.length()));
        }
        return text.startsWith(SAME)
                ? new Counterpart(List.of(text.substring(SAME.length())), true, "")
                : new Counterpart(List.of(text.split(", ", -1)), false, "");
    }

    /** For people: the names, or that there is none and why. */
    public String words() {
        return names.isEmpty() ? "none: " + reason : String.join(", ", names) + (same ? ", the same value" : "");
    }
}
