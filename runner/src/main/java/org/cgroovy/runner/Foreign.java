package org.cgroovy.runner;

import java.nio.file.Path;
import java.util.List;
import org.cgroovy.cgroup.CgroupHost;
import org.cgroovy.linux.KernelException;
import org.cgroovy.plan.HostFacts;
import org.cgroovy.plan.Plan;
import org.cgroovy.plan.Planner;
import org.cgroovy.plan.Stdio;
import org.cgroovy.plan.SystemdScope;
import org.cgroovy.plan.Undelegated;
import org.cgroovy.spec.ContainerSpec;
import org.cgroovy.spec.OciJson;

/** Containers that another process started: all can be done with them but to learn their exit code. */
final class Foreign {
    private final RunnerParts parts;

    Foreign(RunnerParts parts) {
        this.parts = parts;
    }

    Container find(String id) {
        State state = parts.states().read(id).orElseThrow(() -> none(id));
        ProcessId init = state.init().filter(ProcessId::isAlive).orElseThrow(() -> none(id));
        RunnerParts its = parts.withFacts(facts(state));
        Plan plan = plan(id, its.facts());
        var pidfd = new Pidfd(parts.kernel(), open(init, id));
        var end = new End(parts.workers(), status -> {
            pidfd.close();
            throw new RunnerException("container " + id
                    + " has ended; its exit code is known to the process that started it, "
                    + state.owner().pid());
        });
        parts.reaper().await(pidfd.fd(), end::exited);
        return new RunningContainer(
                its,
                plan,
                init.pid(),
                pidfd,
                end,
                new ForeignOutput(log(id), ", " + state.owner().pid()));
    }

    private LogFile log(String id) {
        return new LogFile(parts.kernel(), parts.states().log(id));
    }

    private RunnerException none(String id) {
        return new RunnerException("no container " + id + " is running (state is kept in "
                + parts.states().root() + "); see cgroovy ps");
    }

    /** The pid may have been given to another process before it was opened, so it is compared after. */
    int open(ProcessId init, String id) {
        try {
            int pidfd = parts.kernel().pidfdOpen(init.pid());
            if (init.isAlive()) {
                return pidfd;
            }
            parts.kernel().close(pidfd);
        } catch (KernelException e) {
            // it has just ended
        }
        throw none(id);
    }

    /** The container's cgroups may be in another scope, or not in one, or in what another process had delegated to it. */
    HostFacts facts(State state) {
        HostFacts facts = parts.facts();
        String path = facts.cgroupRoot() + "/" + state.id();
        List<Path> here = facts.cgroups().hierarchies().stream()
                .map(hierarchy -> hierarchy.directory(path))
                .toList();
        if (!state.cgroups().isEmpty() && here.containsAll(state.cgroups())) {
            return facts;
        }
        CgroupHost whole = facts.systemd()
                .map(SystemdScope::host)
                .or(() -> facts.rootless().undelegated().map(Undelegated::host))
                .orElse(facts.cgroups());
        DelegatedCgroups cgroups = RootlessProbe.delegated(whole, facts.uid());
        boolean all = facts.isRoot() || facts.isServed();
        return facts.withCgroups(cgroups.noted(state.cgroups(), facts.cgroupRoot(), all));
    }

    Plan plan(String id, HostFacts facts) {
        String json = parts.states()
                .description(id)
                .orElseThrow(() -> new RunnerException("container " + id + " has just been started; try again"));
        ContainerSpec spec = OciJson.read(id, json, Path.of("/"));
        return new Planner(facts).plan(spec, Stdio.INHERIT);
    }
}
