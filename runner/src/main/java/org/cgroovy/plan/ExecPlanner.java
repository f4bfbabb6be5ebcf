package org.cgroovy.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.cgroovy.cgroup.GroupPlan;
import org.cgroovy.linux.Arg;
import org.cgroovy.linux.LaunchProgram;
import org.cgroovy.linux.Namespace;
import org.cgroovy.linux.Step;
import org.cgroovy.linux.Syscall;
import org.cgroovy.spec.ContainerSpec;
import org.cgroovy.spec.ProcessSpec;

/** One more process in a container that runs: it joins the cgroups and all namespaces that are the container's own. */
public final class ExecPlanner {
    /** Name of the container's first process, open as a pidfd. */
    public static final String TARGET = "container";

    private final HostFacts facts;
    private final ContainerSpec spec;
    private final List<GroupPlan> groups;
    private final Calls calls;

    public ExecPlanner(HostFacts facts, Plan container) {
        this.facts = facts;
        this.spec = container.spec();
        this.groups = container.groups();
        this.calls = new Calls(facts.architecture());
    }

    /** @param pid of the container's first process, as numbered outside */
    public Plan plan(ProcessSpec process, int pid, Stdio stdio) {
        var ops = new ArrayList<Op>();
        facts.systemd().filter(SystemdScope::outside).ifPresent(scope -> ops.addAll(Planner.scope(scope)));
        if (own().contains(Namespace.PID) && !forks()) {
            Path pidNamespace = Path.of("/proc/" + pid + "/ns/pid");
            ops.add(new Op.OpenFile(NamespaceSteps.fileName(Namespace.PID), pidNamespace, Op.OpenFile.Mode.READ));
        }
        groups.forEach(group -> ops.add(Planner.open(group)));
        ops.add(new Op.Connect(stdio));
        ops.add(new Op.Launch(program(process, stdio), Optional.empty()));
        return new Plan(spec.withProcess(process), ops, groups, List.of(), List.of());
    }

    private LaunchProgram program(ProcessSpec process, Stdio stdio) {
        var steps = new ArrayList<Step>();
        if (!facts.isServed()) {
            steps.add(LaunchPlanner.deathSignal());
        }
        LaunchPlanner.joinCgroups(groups, steps);
        EnumSet<Namespace> own = own();
        boolean user = own.contains(Namespace.USER);
        if (!forks()) {
            own.remove(Namespace.PID);
        }
        if (user) {
            steps.add(LaunchPlanner.undumpable());
        }
        steps.add(Step.of(Syscall.SETNS, new Arg.HostFd(TARGET), NamespaceSteps.flags(own)));
        if (forks()) {
            steps.addAll(NamespaceSteps.fork());
        }
        if (facts.isServed() && user) {
            steps.addAll(LaunchPlanner.becomeRoot());
        }
        steps.add(Step.of(Syscall.SETSID).labelled(forks() ? NamespaceSteps.INSIDE : ""));
        steps.addAll(TerminalSteps.steps(stdio, process.user(), facts.window(), own.contains(Namespace.MOUNT)));
        steps.addAll(new CwdSteps(calls).steps(process.cwd()));
        steps.addAll(DescriptorSteps.closeAllBut(user ? List.of(LaunchProgram.ALIVE) : List.of()));
        steps.add(NamespaceSteps.ownKeyring());
        SeccompSteps seccomp = SeccompSteps.of(spec.seccomp(), process, facts);
        steps.addAll(IdentitySteps.steps(process, new IdMapPlanner(facts).maySetGroups(spec), seccomp.beforeRights()));
        if (!facts.isServed()) {
            steps.add(LaunchPlanner.deathSignal().to("again: a change of user cleared it"));
        }
        steps.addAll(new ExecSteps(calls, seccomp.beforeExec()).steps(process));
        Optional<String> pid = own().contains(Namespace.PID) && !forks()
                ? Optional.of(NamespaceSteps.fileName(Namespace.PID))
                : Optional.empty();
        return new LaunchProgram(EnumSet.noneOf(Namespace.class), !user, LaunchPlanner.intoCgroup(groups), pid, steps);
    }

    /**
     * Who is not root may enter the pid namespace only after the user namespace that it belongs to, which no thread of the
     * runner can do. So the process enters both, and its child is in them.
     */
    private boolean forks() {
        return !facts.isRoot() && !facts.isServed() && own().contains(Namespace.USER) && own().contains(Namespace.PID);
    }

    /** The namespaces that the container does not share with us. */
    private EnumSet<Namespace> own() {
        var own = EnumSet.allOf(Namespace.class);
        own.removeIf(spec.namespaces()::isShared);
        return own;
    }
}
