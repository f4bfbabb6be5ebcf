package org.cgroovy.runner;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.ThreadGroups;

/**
 * The threads that launch. A child hears of the death of the thread that made it (PR_SET_PDEATHSIG), so these few live
 * as long as the JVM. The main thread does so anyway.
 */
final class Launchers {
    /** The id of the thread that Java's launcher makes: natively it lasts until the JVM ends, even when main has returned. */
    private static final long MAIN = 1;

    private final Optional<ExecutorService> threads;
    private final Executor runs;

    /**
     * For a runner that serves several users, whose children do not end with it: each thread launches by itself, so that
     * nobody waits for what another's file systems do, and with the groups of who asked.
     */
    @SuppressWarnings("try") // the groups are only there to be closed
    static Launchers onThread(Kernel kernel, Set<Integer> groups) {
        return new Launchers(Optional.empty(), work -> {
            try (var his = new ThreadGroups(kernel, groups)) {
                work.run();
            }
        });
    }

    private Launchers(Optional<ExecutorService> threads, Executor runs) {
        this.threads = threads;
        this.runs = runs;
    }

    Launchers(int count) {
        ExecutorService few = Executors.newFixedThreadPool(count, work -> {
            var thread = new Thread(work, "cgroovy-launcher");
            thread.setDaemon(true);
            return thread;
        });
        threads = Optional.of(few);
        runs = few;
    }

    /** Its threads end, so what they launched must have ended or be detached. */
    void close() {
        threads.ifPresent(ExecutorService::shutdown);
    }

    <T> T call(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        if (threads.isPresent() && Thread.currentThread().getId() == MAIN) {
            task.run(); // two changes of threads less
        } else {
            runs.execute(task);
        }
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw Waits.unwrapped(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunnerException("interrupted while a container was starting");
        }
    }
}
