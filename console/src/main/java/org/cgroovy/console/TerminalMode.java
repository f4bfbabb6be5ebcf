package org.cgroovy.console;

import org.jline.nativ.CLibrary;

/**
 * All of the mode that a terminal is in, to be put back. JLine puts back what it knows of it, which is not the speed and
 * the line discipline: stty(1) showed a speed of 0 after.
 *
 * @see "ioctl_tty(2), TCGETS and TCSETSW; struct termios has 36 bytes for them"
 */
public final class TerminalMode {
    private static final int STDIN = 0;
    private static final long TCGETS = 0x5401;
    private static final long TCSETSW = 0x5403;
    private static final int INTS = 16;

    private final int[] termios = new int[INTS];
    private final boolean known;

    private TerminalMode() {
        known = CLibrary.ioctl(STDIN, TCGETS, termios) == 0;
    }

    /** The mode of standard input, as it is now. */
    public static TerminalMode read() {
        return new TerminalMode();
    }

    /** Does nothing when standard input was no terminal. */
    public void restore() {
        if (known) {
            CLibrary.ioctl(STDIN, TCSETSW, termios);
        }
    }
}
