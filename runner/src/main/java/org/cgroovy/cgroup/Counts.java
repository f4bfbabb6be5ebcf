package org.cgroovy.cgroup;

import java.util.OptionalLong;
import java.util.StringTokenizer;
import java.util.function.Predicate;

/** Numbers in the texts of control files. */
public final class Counts {
    private Counts() {}

    /**
     * Adds up the numbers behind a word. One reader is enough for all the formats: a lone number, "key value" lines, "254:0
     * Read 512" of v1 and "254:0 rbytes=512 wbytes=0" of v2.
     *
     * @param key the word; empty when the text is one number
     * @param counts whether a word that stands there is a number, and not "max"
     */
    public static OptionalLong sum(String text, String key, Predicate<String> counts) {
        StringTokenizer words = new StringTokenizer(text, " =\n");
        OptionalLong sum = OptionalLong.empty();
        boolean next = key.isEmpty();
        while (words.hasMoreTokens()) {
            String word = words.nextToken();
            if (next && counts.test(word)) {
                sum = OptionalLong.of(sum.orElse(0) + Long.parseLong(word));
            }
            next = !next && word.equals(key);
        }
        return sum;
    }
}
