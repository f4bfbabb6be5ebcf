package org.cgroovy.dsl;

import java.util.Collection;
import java.util.Optional;

/** Finds the known word that a misspelt one was meant to be. */
public final class Suggestion {
    private Suggestion() {}

    /** The nearest of the known words, when it is near enough to be meant. */
    public static Optional<String> of(String word, Collection<String> known) {
        int nearest = 1 + word.length() / 3;
        Optional<String> best = Optional.empty();
        for (String candidate : known) {
            int distance = distance(word, candidate);
            if (distance < nearest || (distance == nearest && best.isEmpty())) {
                nearest = distance;
                best = Optional.of(candidate);
            }
        }
        return best;
    }

    /** "; did you mean …?", or the known words when none is near. */
    static String text(String word, Collection<String> known) {
        return of(word, known)
                .map(best -> "did you mean " + best + "?")
                .orElseGet(() -> "known: " + String.join(", ", known));
    }

    /** How many letters to insert, delete, replace, or swap with their neighbour; upper and lower case are the same. */
    static int distance(String from, String to) {
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same(from, i, to, j) ? 0 : 1));
                if (i > 1 && j > 1 && same(from, i, to, j - 1) && same(from, i - 1, to, j)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[to.length()];
    }

    private static boolean same(String from, int i, String to, int j) {
        return Character.toLowerCase(from.charAt(i - 1)) == Character.toLowerCase(to.charAt(j - 1));
    }
}
