package org.cgroovy.cgroup.tool;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The options that each tool has here and the originals have not.
 *
 * @param compat {@code --compat=2.0.2}
 * @param dsl {@code --dsl}: print the line of Groovy that does the same
 * @param rest the words without these options
 */
record OwnOptions(Compat compat, boolean dsl, List<String> rest) {
    private static final String DSL = "--dsl";
    private static final String COMPAT = "--compat=";

    OwnOptions {
        rest = List.copyOf(rest);
    }

    /** Whether a word is one of them. Only whole words count, so that abbreviations mean what they always did. */
    static boolean isOne(String word) {
        return word.equals(DSL) || word.startsWith(COMPAT);
    }

    /** Finds them where options may stand, and neither among their arguments nor among the operands of {@code cgexec}. */
    static OwnOptions of(OptionTable table, List<String> words) {
        if (!mentioned(words)) {
            return new OwnOptions(Compat.RIGHT, false, words);
        }
        Getopt options = new Getopt("", table, words, new PrintStream(OutputStream.nullOutputStream()));
        while (options.next() != Getopt.END) {
            // Only where they stand is of interest here.
        }
        Compat compat = Compat.RIGHT;
        boolean dsl = false;
        List<String> rest = new ArrayList<>(words);
        int removed = 0;
        for (int at : options.passedOver()) {
            String word = rest.remove(at - removed++);
            if (word.equals(DSL)) {
                dsl = true;
            } else {
                compat = Compat.of(word.substring(COMPAT.length()));
            }
        }
        return new OwnOptions(compat, dsl, rest);
    }

    private static boolean mentioned(List<String> words) {
        for (String word : words) {
            if (isOne(word)) {
                return true;
            }
        }
        return false;
    }
}
