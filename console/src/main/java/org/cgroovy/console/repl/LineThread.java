package org.cgroovy.console.repl;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The thread on which lines are evaluated, one after the other. It begins with the first. */
final class LineThread {
    private final BlockingQueue<Runnable> lines = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::work, "cgroovy-line");
    private volatile boolean closed;
    private boolean started;

    LineThread() {
        thread.setDaemon(true);
    }

    void execute(Runnable line) {
        lines.add(line);
        if (!started) {
            started = true;
            thread.start();
        }
    }

    private void work() {
        while (!closed) {
            try {
                lines.take().run();
            } catch (InterruptedException e) {
                // an interrupt that came too late for its line
            }
        }
    }

    void interrupt() {
        thread.interrupt();
    }

    /** Ends the thread wherever it is, as JShell does; from Java 20 on nothing can. The thread is of no more use. */
    void stop() {
        closed = true;
        thread.interrupt();
        try {
            Thread.class.getMethod("stop").invoke(thread);
        } catch (ReflectiveOperationException e) {
            // UnsupportedOperationException of Java 20: what was asked for by an interrupt has to do
        }
    }
}
