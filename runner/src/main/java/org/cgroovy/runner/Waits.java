package org.cgroovy.runner;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Waits for the end of a container; what goes wrong is told as it was there. */
final class Waits {
    /** What may be waited for in several ways. */
    interface Wait {
        Result get() throws InterruptedException, ExecutionException, TimeoutException;
    }

    private Waits() {}

    /** Empty when the time was over first. */
    static Optional<Result> end(String id, Wait wait) {
        try {
            return Optional.of(wait.get());
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunnerException("interrupted while waiting for container " + id);
        }
    }

    static RuntimeException unwrapped(ExecutionException e) {
        Throwable cause = e.getCause() instanceof CompletionException inner && inner.getCause() != null
                ? inner.getCause()
                : e.getCause();
        return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
    }
}
