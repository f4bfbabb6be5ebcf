package org.cgroovy.console;

import java.io.Console;

/** Finds out what the standard streams are. */
public final class Terminals {
    private Terminals() {}

    /** Whether a program could talk to somebody: both standard input and standard output are a terminal. */
    public static boolean attached() {
        Console console = System.console();
        return console != null && isTerminal(console);
    }

    /** From JDK 22 on there is a console without a terminal too, and one may ask it. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
