package org.cgroovy.runner;

import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.Launcher;
import org.cgroovy.plan.HostFacts;
import org.cgroovy.plan.Stdio;
import org.cgroovy.spec.ContainerSpec;

/** What the parts of an embedded runner have in common. */
record RunnerParts(
        Kernel kernel,
        HostFacts facts,
        StateStore states,
        CgroupDirectories cgroups,
        Systemd systemd,
        DeviceGuard devices,
        Launchers launchers,
        Launcher launcher,
        Reaper reaper,
        SpareNamespaces spares,
        LogKeeper logs,
        ExecutorService workers) {
    /** All that a runner on this host needs. */
    static RunnerParts of(Kernel kernel, HostFacts facts) {
        return new RunnerParts(
                kernel,
                facts,
                new StateStore(kernel, new StateRoot(facts.stateRoot(), facts.uid())),
                new CgroupDirectories(kernel),
                new Systemd(kernel),
                new DeviceGuard(kernel),
                new Launchers(Math.max(2, java.lang.Runtime.getRuntime().availableProcessors())),
                new Launcher(kernel),
                new Reaper(kernel),
                new SpareNamespaces(kernel),
                new LogKeeper(kernel),
                Executors.newCachedThreadPool(RunnerParts::worker));
    }

    private static Thread worker(Runnable work) {
        var thread = new Thread(work, "cgroovy-worker");
        thread.setDaemon(true);
        return thread;
    }

    RunnerParts withFacts(HostFacts others) {
        return new RunnerParts(
                kernel, others, states, cgroups, systemd, devices, launchers, launcher, reaper, spares, logs, workers);
    }

    /** What a user's runner has that takes part of these; what it starts has those groups. */
    RunnerParts forUser(HostFacts users, StateStore notes, Set<Integer> groups) {
        Launchers his = Launchers.onThread(kernel, groups);
        return new RunnerParts(
                kernel, users, notes, cgroups, systemd, devices, his, launcher, reaper, spares, logs, workers);
    }

    /** Others must find a container that outlives its runner, whenever that dies. */
    boolean describesAtOnce(ContainerSpec spec) {
        return spec.detach() || facts.isServed();
    }

    Streams connect(Stdio stdio, String id) {
        return switch (stdio) {
            case INHERIT -> new InheritStreams();
            case TERMINAL -> new TerminalStreams(kernel, workers, master -> new TerminalRelay(kernel, master));
            case CAPTURE -> new CaptureStreams(kernel, workers);
            case LOG -> new LogStreams(kernel, logs, new LogFile(kernel, states.log(id)));
            case HELD_TERMINAL -> new HeldStreams(kernel, workers, logs, new LogFile(kernel, states.log(id)));
        };
    }
}
