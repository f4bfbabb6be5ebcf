package org.cgroovy.console;

import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.Tty;

/** Asks the kernel what the standard streams are. */
public final class Terminals {
    private Terminals() {}

    /** Whether a program could talk to somebody: both standard input and standard output are a terminal. */
    public static boolean attached() {
        var kernel = new Kernel();
        return new Tty(kernel, 0).isTerminal() && new Tty(kernel, 1).isTerminal();
    }
}
