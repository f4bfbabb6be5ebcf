package org.cgroovy.console.repl;

import org.jspecify.annotations.Nullable;

/** Lets another thread, that of a signal, interrupt what this one does. */
final class Interruption {
    private @Nullable Thread working;
    private boolean happened;

    void run(Runnable work) {
        begin();
        try {
            work.run();
        } finally {
            end();
        }
    }

    /** Whether what is done now, or was done last, was interrupted. */
    synchronized boolean happened() {
        return happened;
    }

    synchronized void interrupt() {
        if (working != null) {
            happened = true;
            working.interrupt();
        }
    }

    private synchronized void begin() {
        working = Thread.currentThread();
        happened = false;
    }

    /** An interrupt that came too late must not hit what is done next. */
    private synchronized void end() {
        working = null;
        Thread.interrupted();
    }
}
