package org.cgroovy.console.repl.look;

import org.jline.utils.AttributedStyle;

/** The colours, of the eight that every terminal has. */
final class Styles {
    static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    static final AttributedStyle KEYWORD = PLAIN.bold();
    static final AttributedStyle WORD = PLAIN.foreground(AttributedStyle.CYAN);
    static final AttributedStyle COMMAND =
            PLAIN.foreground(AttributedStyle.CYAN).bold();
    static final AttributedStyle NUMBER = PLAIN.foreground(AttributedStyle.YELLOW);
    static final AttributedStyle STRING = PLAIN.foreground(AttributedStyle.GREEN);
    static final AttributedStyle FILE = PLAIN.foreground(AttributedStyle.MAGENTA);
    static final AttributedStyle COMMENT = PLAIN.faint();
    static final AttributedStyle WRONG = PLAIN.foreground(AttributedStyle.RED).bold();
    static final AttributedStyle MATCH = PLAIN.bold().underline();

    private Styles() {}
}
