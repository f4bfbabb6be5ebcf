package org.cgroovy.console.repl.look;

/**
 * A piece of a line.
 *
 * @param end behind its last letter
 */
record Piece(Kind kind, String text, int start, int end) {
    /** What colour it has. */
    enum Kind {
        WORD,
        KEYWORD,
        NUMBER,
        STRING,
        COMMENT,
        OPEN,
        CLOSE,
        DOT,
        OTHER
    }

    boolean is(Kind other) {
        return kind == other;
    }
}
