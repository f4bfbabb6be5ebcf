package org.cgroovy.cgroup;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Names that somebody may have meant, by the number of characters to change. */
public final class Similar {
    private static final int MOST = 3;

    private Similar() {}

    /** The nearest, and those hardly farther; a third of the characters may differ, but two always may. */
    public static List<String> to(String name, Collection<String> names) {
        int nearest = names.stream()
                .mapToInt(candidate -> distance(name, candidate))
                .min()
                .orElse(0);
        int far = Math.min(nearest + 1, Math.max(2, name.length() / 3));
        return names.stream()
                .filter(candidate -> distance(name, candidate) <= far)
                .sorted(Comparator.comparingInt((String candidate) -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    /** Levenshtein's distance. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replace, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
