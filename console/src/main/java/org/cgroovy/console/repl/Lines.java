package org.cgroovy.console.repl;

import java.util.Optional;

/** Where the console gets its lines from. */
interface Lines extends AutoCloseable {
    /** The next statement, which may go over several lines; empty at the end. */
    Optional<String> next();

    /** Does something that the user may interrupt. */
    void interruptibly(Runnable work);

    /** Whether the user did so. */
    boolean wasInterrupted();

    @Override
    void close();
}
