package org.cgroovy.runner;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cgroovy.cgroup.Limits;
import org.cgroovy.cgroup.Usage;
import org.cgroovy.cgroup.UsageReader;
import org.cgroovy.linux.Signal;
import org.cgroovy.plan.ExecPlanner;
import org.cgroovy.plan.Plan;
import org.cgroovy.plan.Planner;
import org.cgroovy.plan.Stdio;
import org.cgroovy.spec.ContainerSpec;
import org.cgroovy.spec.ProcessSpec;

/** A container whose first process we know by its pidfd. */
final class RunningContainer implements Container {
    private final RunnerParts parts;
    private final Plan plan;
    private final int pid;
    private final Pidfd pidfd;
    private final End end;
    private final Output output;

    RunningContainer(RunnerParts parts, Plan plan, int pid, Pidfd pidfd, End end, Output output) {
        this.parts = parts;
        this.plan = plan;
        this.pid = pid;
        this.pidfd = pidfd;
        this.end = end;
        this.output = output;
    }

    @Override
    public String id() {
        return plan.spec().id();
    }

    @Override
    public int pid() {
        return pid;
    }

    @Override
    public ContainerSpec spec() {
        return plan.spec();
    }

    @Override
    public boolean isRunning() {
        return !end.isDone();
    }

    @Override
    public Result waitFor() {
        return Waits.end(id(), end::await).orElseThrow();
    }

    @Override
    public Optional<Result> waitFor(Duration atMost) {
        return Waits.end(id(), () -> end.await(atMost));
    }

    @Override
    public void kill(int signal) {
        if (!pidfd.signal(signal)) {
            throw new RunnerException("container " + id() + " has ended");
        }
    }

    private void requireRunning() {
        if (!isRunning()) {
            throw new RunnerException("container " + id() + " has ended");
        }
    }

    @Override
    public void pause() {
        requireRunning();
        freezer().freeze();
    }

    @Override
    public void resume() {
        requireRunning();
        freezer().thaw();
    }

    private Freezer freezer() {
        return new Freezer(parts.kernel(), cgroups());
    }

    @Override
    public Result exec(ProcessSpec process, Stdio stdio) {
        RunnerParts its = parts.withFacts(HostProbe.withWindow(parts.kernel(), parts.facts(), stdio));
        return enter(its, process, stdio, kind -> parts.connect(kind, id())).await();
    }

    /** Begins what {@link #exec} does. */
    EnteredProcess enter(
            RunnerParts its, ProcessSpec process, Stdio stdio, Function<Stdio, ? extends Streams> connector) {
        requireRunning();
        if (freezer().isFrozen()) {
            throw new RunnerException("container " + id() + " is paused: exec would hang; resume it first");
        }
        long started = System.nanoTime();
        Plan execPlan = new ExecPlanner(its.facts(), plan).plan(process, pid, stdio);
        Map<String, Integer> target = Map.of(ExecPlanner.TARGET, pidfd.fd());
        Execution execution = new PlanExecution(its, execPlan, target, ExecutionProbe.NONE, connector).run();
        return new EnteredProcess(its, execution, started);
    }

    /** The result when nothing is left of it, or why that cannot be known. */
    CompletableFuture<Result> finished() {
        return end.finished();
    }

    @Override
    public void update(Limits limits) {
        requireRunning();
        new Limiter(parts.kernel(), parts.devices())
                .apply(new Planner(parts.facts()).update(plan.spec().withLimits(limits)));
    }

    @Override
    public Usage stats() {
        requireRunning();
        return new UsageReader(plan.groups()).read();
    }

    @Override
    public List<Exposure> audit() {
        requireRunning();
        return new Audit(parts.facts(), plan.spec(), pid).rows();
    }

    @Override
    public List<Integer> processes() {
        return cgroups().stream().findFirst().map(parts.cgroups()::processes).orElse(List.of(pid));
    }

    @Override
    public List<Path> cgroups() {
        return plan.cgroups();
    }

    @Override
    public Path log() {
        return parts.states().log(id());
    }

    @Override
    public Log logs(long from) {
        return output.log(from);
    }

    @Override
    public boolean attach() {
        requireRunning();
        try {
            return output.attach();
        } catch (RunnerException e) {
            throw new RunnerException("cannot attach to container " + id() + ": " + e.getMessage());
        }
    }

    @Override
    public void onEnd(Consumer<? super Result> told) {
        end.onEnd(told);
    }

    @Override
    public void remove() {
        if (isRunning()) {
            cgroups().forEach(parts.cgroups()::kill);
            pidfd.signal(Signal.KILL.number());
            end.awaitQuietly();
        }
        parts.states().read(id()).filter(state -> !state.owner().isAlive()).ifPresent(new Sweeper(parts)::remove);
    }
}
