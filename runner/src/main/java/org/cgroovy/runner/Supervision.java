package org.cgroovy.runner;

import java.time.Duration;
import java.util.function.Consumer;
import org.cgroovy.cgroup.Usage;
import org.cgroovy.cgroup.UsageReader;
import org.cgroovy.linux.ExitStatus;
import org.cgroovy.linux.Namespace;
import org.cgroovy.plan.Plan;

/** A container that this process started, from its start until nothing is left of it. */
final class Supervision {
    private final RunnerParts parts;
    private final Execution execution;
    private final long started;
    private final Description description;
    private final RunningContainer container;
    private final End end;
    private final Consumer<Supervision> forget;
    private final Pidfd pidfd;

    /** @param forget called when the container has ended */
    Supervision(RunnerParts parts, Execution execution, long started, Consumer<Supervision> forget) {
        this.parts = parts;
        this.execution = execution;
        this.started = started;
        this.forget = forget;
        this.description = new Description(
                parts.states(),
                execution.plan().spec(),
                parts.describesAtOnce(execution.plan().spec()));
        this.pidfd = new Pidfd(parts.kernel(), execution.process().pidfd());
        this.end = new End(parts.workers(), this::finish);
        this.container = new RunningContainer(
                parts, execution.plan(), execution.process().pid(), pidfd, end, execution.streams());
    }

    RunningContainer container() {
        return container;
    }

    Description description() {
        return description;
    }

    /** Begins to wait. */
    void begin() {
        parts.reaper().await(pidfd.fd(), end::exited);
    }

    private Result finish(ExitStatus status) {
        try {
            return clean(status);
        } finally {
            forget.accept(this);
            pidfd.close();
        }
    }

    /** Reads what was used while the cgroups are still there, then removes all that is left. */
    private Result clean(ExitStatus status) {
        execution.mounts().ifPresent(parts.spares()::end);
        parts.spares().prepare();
        var wall = Duration.ofNanos(System.nanoTime() - started);
        Plan plan = execution.plan();
        Usage usage = new UsageReader(plan.groups()).readFinal(parts.kernel()::readFile);
        if (!plan.spec().namespaces().isFresh(Namespace.PID)) {
            plan.cgroups().forEach(parts.cgroups()::kill); // the kernel ends the rest only with a pid namespace
        }
        Result result =
                execution.streams().finish(Results.of(status, usage, wall).withUnheldLimits(plan.unheld()));
        plan.cgroups().forEach(parts.cgroups()::remove);
        boolean more = description.end() || execution.stdio().isBackground();
        parts.states().remove(plan.spec().id(), more);
        return result;
    }
}
