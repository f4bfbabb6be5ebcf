package org.cgroovy.console.repl;

import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.reader.LineReader;

/** Where the console gets its lines from. */
interface Lines extends AutoCloseable {
    /** The next statement, which may go over several lines; empty at the end. */
    Optional<String> next();

    /** Does something that the user may interrupt. */
    void interruptibly(Runnable work);

    /**
     * Tells of something that happened meanwhile, where there is somebody to tell.
     *
     * @param news empty when by then it is none any more
     */
    default void announce(Supplier<Optional<String>> news) {}

    /** Whether the user did so. */
    boolean wasInterrupted();

    /** Shows a text that may be long, screen by screen where somebody looks at it. */
    default void show(String text, PrintStream out) {
        out.println(text);
    }

    /** What reads lines that somebody types; empty where nobody does. */
    default Optional<LineReader> reader() {
        return Optional.empty();
    }

    /** Takes a line that one key runs at the next prompt; gives the name of that key, if there is one. */
    default Optional<String> offer(String example) {
        return Optional.empty();
    }

    /** Whether somebody who is asked says to go on; yes when nobody is there. */
    default boolean confirm(String question) {
        return true;
    }

    @Override
    void close();
}
