package org.cgroovy.runner;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A process that was started for somebody else.
 *
 * @param cgroups of its container
 * @param terminal the other side of its terminal, if it has one: to be sent on and closed
 * @param finished when nothing is left of it
 */
public record ServedProcess(int pid, List<Path> cgroups, List<Integer> terminal, CompletableFuture<Result> finished) {
    public ServedProcess {
        cgroups = List.copyOf(cgroups);
        terminal = List.copyOf(terminal);
    }

    /** The same, of whose end nobody learns before this is done. */
    public ServedProcess beforeEnd(Runnable first) {
        return new ServedProcess(pid, cgroups, terminal, finished.whenComplete((result, failure) -> first.run()));
    }
}
