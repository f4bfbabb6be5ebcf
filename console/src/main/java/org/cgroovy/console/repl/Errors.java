package org.cgroovy.console.repl;

import java.io.PrintStream;

/**
 * Prints errors in one line, in red where colours are wanted.
 *
 * @param stacktrace whether to show more than that line
 */
record Errors(PrintStream stream, Colours colours, boolean stacktrace) {
    /** @param above lines that come before, such as one that points at what is wrong */
    void print(String above, String message, Throwable thrown) {
        if (!above.isEmpty()) {
            stream.println(above);
        }
        print(message, thrown);
    }

    void print(String message, Throwable thrown) {
        stream.println(colours.red(message));
        if (stacktrace) {
            thrown.printStackTrace(stream);
        }
    }
}
