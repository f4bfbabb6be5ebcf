package org.cgroovy.console.repl;

import org.jspecify.annotations.Nullable;

/**
 * Does work on a thread of its own, so that Ctrl-C gets the prompt back whatever the work does. The first interrupt asks it
 * to stop; the second ends its thread where Java can do that (up to 19), and else leaves it to itself.
 */
final class Interruption {
    private static final int GRACE_MILLIS = 1000;

    private LineThread thread = new LineThread();
    private @Nullable Line working;
    private int count;

    /** How the work ended. */
    enum Outcome {
        DONE,
        /** It goes on, and nobody waits for it any more. */
        LEFT_ALONE
    }

    /** @param patience called when an interrupt has not helped for a second */
    synchronized Outcome run(Runnable work, Runnable patience) {
        var line = new Line(work);
        count = 0;
        working = line;
        thread.execute(line);
        await(line, 1, 0);
        await(line, 2, GRACE_MILLIS);
        if (!line.done && count == 1) {
            patience.run();
        }
        await(line, 2, 0);
        await(line, Integer.MAX_VALUE, GRACE_MILLIS);
        working = null;
        if (count > 1) {
            thread = new LineThread();
        }
        if (line.done && line.thrown != null && !(line.thrown instanceof ThreadDeath)) {
            throw unchecked(line.thrown);
        }
        return line.done ? Outcome.DONE : Outcome.LEFT_ALONE;
    }

    /** Waits until the work is done, or interrupted so many times, or so many ms (0: for ever) are over. */
    private synchronized void await(Line line, int interrupts, int millis) {
        long end = System.nanoTime() + millis * 1_000_000L;
        try {
            while (!line.done && count < interrupts) {
                long rest = (end - System.nanoTime()) / 1_000_000;
                if (millis > 0 && rest <= 0) {
                    return;
                }
                wait(millis > 0 ? rest : 0);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("the console's own thread was interrupted", e);
        }
    }

    private static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException exception ? exception : new IllegalStateException(thrown);
    }

    /** Whether what is done now, or was done last, was interrupted. */
    synchronized boolean happened() {
        return count > 0;
    }

    synchronized void interrupt() {
        if (working == null) {
            return;
        }
        count++;
        if (count == 1) {
            thread.interrupt();
        } else {
            thread.stop();
        }
        notifyAll();
    }

    private final class Line implements Runnable {
        private final Runnable work;
        private @Nullable Throwable thrown;
        private boolean done;

        Line(Runnable work) {
            this.work = work;
        }

        @Override
        public void run() {
            Thread.interrupted(); // one that came too late for the line before
            try {
                work.run();
            } catch (Throwable e) {
                thrown = e;
            } finally {
                end();
            }
        }

        private void end() {
            synchronized (Interruption.this) {
                done = true;
                Interruption.this.notifyAll();
            }
        }
    }
}
