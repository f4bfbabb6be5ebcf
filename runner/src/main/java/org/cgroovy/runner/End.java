package org.cgroovy.runner;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cgroovy.linux.ExitStatus;

/**
 * The end of a container: its process ends, then somebody cleans up, once. A thread that waits does that itself, which spares
 * waking another; when none waits, a worker does.
 */
final class End {
    private final Executor workers;
    private final CompletableFuture<ExitStatus> exit = new CompletableFuture<>();
    private final FutureTask<Result> cleaning;
    private final CompletableFuture<Result> finished = new CompletableFuture<>();
    private final AtomicInteger waiting = new AtomicInteger();

    /** @param clean gives the result when nothing is left of the container */
    End(Executor workers, Function<ExitStatus, Result> clean) {
        this.workers = workers;
        this.cleaning = new FutureTask<>(() -> {
            try {
                Result result = clean.apply(exit.join());
                finished.complete(result);
                return result;
            } catch (RuntimeException e) {
                finished.completeExceptionally(e);
                throw e;
            }
        });
    }

    /** Called when the process has ended. */
    void exited(ExitStatus status) {
        exit.complete(status);
        if (waiting.get() == 0) {
            workers.execute(cleaning);
        }
    }

    /** Calls back, on the thread that cleans up, when that went well; at once when it has already. */
    void onEnd(Consumer<? super Result> told) {
        CompletableFuture<Void> unused = finished.thenAccept(told);
    }

    /** The result when all is cleaned up, or why that failed. */
    CompletableFuture<Result> finished() {
        return finished.copy();
    }

    /** Whether all is cleaned up. */
    boolean isDone() {
        return cleaning.isDone();
    }

    Result await() throws InterruptedException, ExecutionException {
        waiting.incrementAndGet();
        try {
            exit.get();
            cleaning.run();
            return cleaning.get();
        } finally {
            leave();
        }
    }

    Result await(Duration atMost) throws InterruptedException, ExecutionException, TimeoutException {
        long end = System.nanoTime() + atMost.toNanos();
        waiting.incrementAndGet();
        try {
            exit.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            leave();
        }
        return cleaning.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    /** Waits whatever comes: for nobody may leave a container half removed. */
    void awaitQuietly() {
        exit.join();
        cleaning.run();
        boolean interrupted = false;
        while (!cleaning.isDone()) {
            try {
                cleaning.get();
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Who was waiting when the process ended, and goes away instead, sees to it that another cleans up. */
    private void leave() {
        if (waiting.decrementAndGet() == 0 && exit.isDone() && !cleaning.isDone()) {
            workers.execute(cleaning);
        }
    }
}
