package org.cgroovy.runner;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.cgroovy.cgroup.UsageReader;
import org.cgroovy.linux.ExitStatus;
import org.cgroovy.linux.Signal;

/** One more process of a running container, from its start until it has ended and all that it wrote has arrived. */
final class EnteredProcess {
    private final Execution execution;
    private final Pidfd pidfd;
    private final CompletableFuture<Result> finished;

    /** @param started by {@link System#nanoTime} */
    EnteredProcess(RunnerParts parts, Execution execution, long started) {
        this.execution = execution;
        this.pidfd = new Pidfd(parts.kernel(), execution.process().pidfd());
        var ended = new CompletableFuture<ExitStatus>();
        this.finished = ended.thenApplyAsync(status -> finish(status, started), parts.workers());
        parts.reaper().await(pidfd.fd(), ended::complete);
    }

    private Result finish(ExitStatus status, long started) {
        pidfd.close();
        var nothing = new UsageReader(List.of()).read();
        return execution.streams().finish(Results.of(status, nothing, Duration.ofNanos(System.nanoTime() - started)));
    }

    int pid() {
        return execution.process().pid();
    }

    Streams streams() {
        return execution.streams();
    }

    CompletableFuture<Result> finished() {
        return finished;
    }

    /** An interrupt ends what runs, and is still there after. */
    Result await() {
        boolean interrupted = false;
        while (true) {
            try {
                Result result = finished.get();
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                return result;
            } catch (InterruptedException e) {
                interrupted = true;
                pidfd.signal(Signal.KILL.number());
            } catch (ExecutionException e) {
                throw Waits.unwrapped(e);
            }
        }
    }
}
