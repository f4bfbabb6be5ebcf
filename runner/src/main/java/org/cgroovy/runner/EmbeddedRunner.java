package org.cgroovy.runner;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cgroovy.cgroup.Usage;
import org.cgroovy.cgroup.UsageReader;
import org.cgroovy.linux.ExitStatus;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.Launcher;
import org.cgroovy.linux.Namespace;
import org.cgroovy.plan.HostFacts;
import org.cgroovy.plan.Plan;
import org.cgroovy.plan.Planner;
import org.cgroovy.plan.Stdio;
import org.cgroovy.spec.ContainerSpec;

/** The runner in the same process: plans and executes with the rights that the process has. */
public final class EmbeddedRunner implements Runner {
    private final RunnerParts parts;
    private final ExecutionProbe probe;
    private final Map<RunningContainer, Description> running = new ConcurrentHashMap<>();
    private final Set<java.nio.file.Path> parents = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService later;
    private final AtomicBoolean swept = new AtomicBoolean();

    /** A runner for this host as it is. */
    public static EmbeddedRunner onThisHost() {
        var kernel = new Kernel();
        return new EmbeddedRunner(kernel, HostProbe.read(kernel), ExecutionProbe.NONE);
    }

    EmbeddedRunner(Kernel kernel, HostFacts facts, ExecutionProbe probe) {
        if (facts.isRoot()) {
            kernel.setUndumpable();
        }
        ExecutorService workers = Executors.newCachedThreadPool(EmbeddedRunner::worker);
        this.later = Executors.newSingleThreadScheduledExecutor(EmbeddedRunner::worker);
        this.parts = new RunnerParts(
                kernel,
                facts,
                new StateStore(kernel, facts.stateRoot()),
                new CgroupDirectories(kernel),
                new Launchers(Math.max(2, java.lang.Runtime.getRuntime().availableProcessors())),
                new Launcher(kernel),
                new Reaper(kernel),
                new SpareNetworks(kernel),
                workers);
        this.probe = probe;
    }

    private static Thread worker(Runnable work) {
        var thread = new Thread(work, "cgroovy-worker");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public Plan plan(ContainerSpec spec, Stdio stdio) {
        return new Planner(HostProbe.withWindow(parts.kernel(), parts.facts(), stdio)).plan(spec, stdio);
    }

    @Override
    public Container start(ContainerSpec spec, Stdio stdio) {
        if (swept.compareAndSet(false, true)) {
            new Sweeper(parts).sweep();
        }
        Plan plan = plan(spec, stdio);
        long started = System.nanoTime();
        Execution execution = new PlanExecution(parts, plan, Map.of(), probe).run();
        plan.cgroups().forEach(cgroup -> parents.add(cgroup.getParent()));
        int pidfd = execution.process().pidfd();
        var description = new Description(parts.states(), plan.spec());
        CompletableFuture<Result> end = parts.reaper()
                .await(pidfd)
                .thenApplyAsync(status -> finish(execution, description, status, started), parts.workers());
        var container = new RunningContainer(parts, plan, execution.process().pid(), pidfd, end);
        running.put(container, description);
        later.schedule(description::write, Description.DELAY_MILLIS, TimeUnit.MILLISECONDS);
        end.whenComplete((result, failure) -> running.remove(container));
        return container;
    }

    /** Reads what was used while the cgroups are still there, then removes all that is left. */
    private Result finish(Execution execution, Description description, ExitStatus status, long started) {
        var wall = Duration.ofNanos(System.nanoTime() - started);
        Plan plan = execution.plan();
        Usage usage = new UsageReader(plan.groups()).readFinal();
        if (!plan.spec().namespaces().isFresh(Namespace.PID)) {
            plan.cgroups().forEach(parts.cgroups()::kill); // the kernel ends the rest only with a pid namespace
        }
        Result result = execution.streams().finish(Results.of(status, usage, wall));
        plan.cgroups().forEach(parts.cgroups()::remove);
        boolean more = description.end() || execution.stdio() == Stdio.LOG;
        parts.states().remove(plan.spec().id(), more);
        parts.kernel().close(execution.process().pidfd());
        return result;
    }

    @Override
    public List<ContainerStatus> list() {
        return parts.states().all().stream().map(new Statuses(parts)::of).toList();
    }

    @Override
    public Container find(String id) {
        return running.keySet().stream()
                .filter(container -> container.id().equals(id))
                .map(Container.class::cast)
                .findFirst()
                .orElseGet(() -> new Foreign(parts).find(id));
    }

    @Override
    public List<String> gc() {
        List<String> removed = new Sweeper(parts).sweep();
        parts.facts()
                .cgroups()
                .hierarchies()
                .forEach(hierarchy -> parts.cgroups()
                        .removeIfEmpty(hierarchy.directory(parts.facts().cgroupRoot())));
        return removed;
    }

    @Override
    public void close() {
        running.forEach((container, description) -> {
            if (container.spec().detach()) {
                description.write();
            } else {
                container.remove();
            }
        });
        parents.forEach(parts.cgroups()::removeIfEmpty);
        parts.states().close();
    }
}
