package org.cgroovy.runner;

import java.util.concurrent.ExecutorService;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.Launcher;
import org.cgroovy.plan.HostFacts;
import org.cgroovy.plan.Stdio;

/** What the parts of an embedded runner have in common. */
record RunnerParts(
        Kernel kernel,
        HostFacts facts,
        StateStore states,
        CgroupDirectories cgroups,
        DeviceGuard devices,
        Launchers launchers,
        Launcher launcher,
        Reaper reaper,
        SpareNamespaces spares,
        LogKeeper logs,
        ExecutorService workers) {
    RunnerParts withFacts(HostFacts others) {
        return new RunnerParts(
                kernel, others, states, cgroups, devices, launchers, launcher, reaper, spares, logs, workers);
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
