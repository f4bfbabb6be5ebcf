package org.cgroovy.cgroup.conf;

/**
 * One token of cgconfig.conf.
 *
 * @param kind what it is
 * @param text without quotes
 * @param line where it begins, from 1
 */
record ConfToken(Kind kind, String text, int line) {
    enum Kind {
        /** A name or a value, quoted or not. */
        WORD,
        /** A word of the grammar, not quoted: {@code mount}, {@code group}. */
        KEYWORD,
        /** Any other character. */
        SYMBOL,
        /** A comment that says something to us: see {@link FileRight}. */
        NOTE,
        /** The end of the file. */
        END
    }

    boolean isSymbol(char symbol) {
        return kind == Kind.SYMBOL && text.charAt(0) == symbol;
    }

    boolean isKeyword(String word) {
        return kind == Kind.KEYWORD && text.equals(word);
    }

    /** As an error shows it. */
    String shown() {
        if (kind == Kind.END) {
            return "the end of the file";
        }
        if (kind == Kind.NOTE) {
            return "the comment '" + FileRight.SIGN + " " + text
                    + "', whose place is in a group, before its controllers and behind perm { }";
        }
        char first = text.isEmpty() ? ' ' : text.charAt(0);
        return kind == Kind.SYMBOL && first < ' ' ? "the control character " + (int) first : "'" + text + "'";
    }
}
