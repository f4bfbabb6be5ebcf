package org.cgroovy.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cgroovy.linux.Kernel;
import org.cgroovy.plan.HostFacts;
import org.cgroovy.plan.LastProgram;
import org.cgroovy.plan.Plan;
import org.cgroovy.plan.Planner;
import org.cgroovy.plan.Stdio;
import org.cgroovy.spec.ContainerSpec;
import org.cgroovy.spec.ProcessSpec;
import org.cgroovy.spec.Root;

/** The runner in the same process: plans and executes with the rights that the process has. */
public final class EmbeddedRunner implements Runner {
    private final RunnerParts parts;
    private final ExecutionProbe probe;
    private final Map<String, Supervision> running = new ConcurrentHashMap<>();
    private final Describer describer;
    private final LastProgram lastProgram = new LastProgram();
    private final Gate starts = new Gate();
    private final AtomicBoolean swept = new AtomicBoolean();

    /** A runner for this host as it is. */
    public static EmbeddedRunner onThisHost() {
        return onThisHost(CgroupManager.wish(""));
    }

    /** @param manager {@code systemd}, {@code cgroupfs}, or empty: what fits this host */
    public static EmbeddedRunner onThisHost(String manager) {
        var kernel = new Kernel();
        return new EmbeddedRunner(kernel, HostProbe.read(kernel, manager), ExecutionProbe.NONE);
    }

    EmbeddedRunner(Kernel kernel, HostFacts facts, ExecutionProbe probe) {
        if (facts.isRoot()) {
            kernel.setUndumpable();
        }
        this.describer = new Describer();
        this.parts = RunnerParts.of(kernel, facts);
        this.probe = probe;
    }

    /** Loads what a first container will need, by planning one that nobody starts. */
    public void rehearse() {
        var nobodys =
                ContainerSpec.of("rehearsal", new Root("/", false), ProcessSpec.DEFAULT.withArgs(List.of("true")));
        new Planner(parts.facts(), new LastProgram()).plan(nobodys, Stdio.INHERIT);
    }

    @Override
    public Plan plan(ContainerSpec spec, Stdio stdio) {
        return new Planner(HostProbe.withWindow(parts.kernel(), parts.facts(), stdio), lastProgram).plan(spec, stdio);
    }

    @Override
    public Container start(ContainerSpec spec, Stdio stdio) {
        return starts.pass(() -> startNow(spec, stdio));
    }

    private Container startNow(ContainerSpec spec, Stdio stdio) {
        if (swept.compareAndSet(false, true)) {
            new Sweeper(parts).sweep();
        }
        Plan plan = plan(spec, stdio);
        long started = System.nanoTime();
        Execution execution = new PlanExecution(parts, plan, Map.of(), probe).run();
        var supervision = new Supervision(parts, execution, started, this::forget);
        running.put(spec.id(), supervision);
        if (stdio.isBackground()) {
            parts.spares().prepare();
        }
        supervision.begin();
        describer.add(supervision.description());
        return supervision.container();
    }

    private void forget(Supervision supervision) {
        running.remove(supervision.container().id(), supervision);
    }

    @Override
    public List<ContainerStatus> list() {
        return parts.states().all().stream().map(new Statuses(parts)::of).toList();
    }

    @Override
    public Container find(String id) {
        Supervision mine = running.get(id);
        return mine == null ? new Foreign(parts).find(id) : mine.container();
    }

    @Override
    public List<String> gc() {
        var removed = new ArrayList<>(new Sweeper(parts).sweep());
        removed.addAll(new ServiceRemains(parts, parts.facts().stateRoot()).sweep());
        removeEmptyRoots();
        parts.states()
                .all()
                .forEach(state -> new LogFile(parts.kernel(), parts.states().log(state.id())).trim());
        return removed;
    }

    /** Removes the cgroups that all containers have in common, where no container is left. */
    private void removeEmptyRoots() {
        parts.facts()
                .cgroups()
                .hierarchies()
                .forEach(hierarchy -> parts.cgroups()
                        .removeIfEmpty(hierarchy.directory(parts.facts().cgroupRoot())));
    }

    @Override
    public void close() {
        if (!starts.shut()) {
            return;
        }
        running.values().forEach(supervision -> {
            if (supervision.container().spec().detach()) {
                supervision.description().write();
            } else {
                supervision.container().remove();
            }
        });
        removeEmptyRoots();
        parts.systemd().close();
        parts.states().close();
        describer.close();
        parts.spares().close();
        parts.devices().close();
        parts.logs().close();
        parts.launchers().close();
        parts.reaper().close();
    }
}
