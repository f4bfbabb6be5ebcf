package org.cgroovy.runner;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/**
 * The threads that launch. A child hears of the death of the thread that made it (PR_SET_PDEATHSIG), so these few live
 * as long as the JVM. The main thread does so anyway.
 */
final class Launchers {
    /** The id of the thread that Java's launcher makes: natively it lasts until the JVM ends, even when main has returned. */
    private static final long MAIN = 1;

    private final ExecutorService threads;

    Launchers(int count) {
        threads = Executors.newFixedThreadPool(count, work -> {
            var thread = new Thread(work, "cgroovy-launcher");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Its threads end, so what they launched must have ended or be detached. */
    void close() {
        threads.shutdown();
    }

    <T> T call(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        if (Thread.currentThread().getId() == MAIN) {
            task.run(); // two changes of threads less
        } else {
            threads.execute(task);
        }
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunnerException("interrupted while a container was starting");
        }
    }
}
