package org.cgroovy.cgroup.tree;

import java.util.List;

/** Says a list that may be long in a few words. */
public final class Some {
    private Some() {}

    /** {@code "a, b and 3 more"}; all of them when there are no more than that many. */
    public static String of(List<String> all, int most) {
        String first = String.join(", ", all.subList(0, Math.min(most, all.size())));
        return all.size() > most ? first + " and " + (all.size() - most) + " more" : first;
    }
}
