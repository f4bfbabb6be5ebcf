package org.cgroovy.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cgroovy.cgroup.DeviceRule;
import org.cgroovy.cgroup.FileWrite;
import org.cgroovy.cgroup.GroupPlan;
import org.cgroovy.cgroup.Limits;
import org.cgroovy.linux.LaunchProgram;
import org.cgroovy.linux.Namespace;
import org.cgroovy.spec.ContainerSpec;

/** Turns a container description into the operations that make it, on a given host. Pure. */
public final class Planner {
    private final HostFacts facts;
    private final LastProgram lastProgram;

    public Planner(HostFacts facts) {
        this(facts, new LastProgram());
    }

    /** A planner for one of many containers: programs are planned anew only where they differ. */
    public Planner(HostFacts facts, LastProgram lastProgram) {
        this.facts = facts;
        this.lastProgram = lastProgram;
    }

    /**
     * @throws PlanException when this host cannot have such a container
     * @throws org.cgroovy.cgroup.LimitException when it cannot have such a limit
     */
    public Plan plan(ContainerSpec described, Stdio stdio) {
        ContainerSpec spec = new Adjustments(facts).apply(described);
        Checks.check(spec, facts);
        Checks.check(spec, stdio);
        LimitPlanner.Limited limited = new LimitPlanner(facts).plan(cgroupPath(spec), spec.limits());
        List<GroupPlan> groups = limited.groups();
        var ops = new ArrayList<Op>();
        Path state = facts.stateRoot().resolve(spec.id());
        ops.add(new Op.Claim(state));
        facts.systemd().ifPresent(scope -> ops.addAll(scope(scope)));
        groups.forEach(group -> ops.addAll(cgroup(group)));
        ops.add(new Op.OpenFile("root", Path.of(spec.root().path()), Op.OpenFile.Mode.DIRECTORY));
        spec.namespaces()
                .joined()
                .forEach((namespace, path) -> ops.add(
                        new Op.OpenFile(NamespaceSteps.fileName(namespace), Path.of(path), Op.OpenFile.Mode.READ)));
        groups.forEach(group -> ops.add(open(group)));
        if (spec.process().init()) {
            ops.add(new Op.MakeInit(LaunchPlanner.INIT));
        }
        LastProgram.Programs programs = programs(spec, groups, stdio);
        programs.inAdvance().ifPresent(ops::add);
        ops.add(new Op.Connect(stdio));
        ops.add(new Op.Launch(programs.launch(), new IdMapPlanner(facts).maps(spec)));
        ops.add(new Op.Publish(state));
        return new Plan(spec, ops, groups, limited.unheld(), notes(spec, limited));
    }

    private LastProgram.Programs programs(ContainerSpec spec, List<GroupPlan> groups, Stdio stdio) {
        boolean ownCgroups = spec.namespaces().isFresh(Namespace.CGROUP);
        List<Object> description = List.of(
                spec.hostname(),
                spec.domainname(),
                spec.root(),
                spec.process(),
                spec.mounts(),
                spec.mounts().stream()
                        .map(mount -> mount.isBind() && facts.files().isDirectory(mount.source()))
                        .toList(),
                spec.namespaces(),
                spec.maskedPaths(),
                spec.readonlyPaths(),
                spec.seccomp(),
                spec.detach(),
                stdio,
                facts.window(),
                groups.stream()
                        .map(group -> ownCgroups ? group.hierarchy() : group.directory())
                        .toList());
        return lastProgram.of(description, () -> {
            ReadyMade ready = ReadyMade.of(spec, facts);
            LaunchProgram launch = new LaunchPlanner(facts, spec, groups, stdio, ready).program();
            return new LastProgram.Programs(ready.op(new Calls(facts.architecture())), launch);
        });
    }

    /** The writes that change the limits of a running container, in the order that the kernel takes them. */
    public List<GroupPlan> update(ContainerSpec spec) {
        Limits limits = spec.limits();
        List<DeviceRule> devices = limits.devices().isEmpty() ? List.of() : DeviceRule.completed(limits.devices());
        return new LimitPlanner(facts).update(cgroupPath(spec), limits.withDevices(devices));
    }

    private String cgroupPath(ContainerSpec spec) {
        return facts.cgroupRoot() + "/" + spec.id();
    }

    static List<Op> scope(SystemdScope scope) {
        return scope.outside()
                ? List.of(new Op.StartScope(scope), new Op.EnterScope(scope))
                : List.of(new Op.StartScope(scope));
    }

    private List<Op> cgroup(GroupPlan group) {
        var ops = new ArrayList<Op>(enable(group));
        ops.add(new Op.MakeCgroup(group.directory()));
        for (FileWrite write : group.writes()) {
            ops.add(new Op.WriteControl(group.file(write), write.value(), write.note()));
        }
        group.devices().ifPresent(program -> ops.add(new Op.GuardDevices(group.directory(), program)));
        return ops;
    }

    /** A controller has to be let through by every cgroup above. */
    private List<Op> enable(GroupPlan group) {
        return group.enable().stream()
                .flatMap(controller -> Stream.concat(aboveScope(group, controller), group.ancestors().stream())
                        .<Op>map(above -> new Op.EnableController(above.resolve("cgroup.subtree_control"), controller)))
                .toList();
    }

    private Stream<Path> aboveScope(GroupPlan group, String controller) {
        return facts.systemd().stream().flatMap(scope -> scope.above(group.hierarchy(), controller).stream());
    }

    static Op open(GroupPlan group) {
        return group.hierarchy().unified()
                ? new Op.OpenFile("unified cgroup", group.directory(), Op.OpenFile.Mode.DIRECTORY)
                : new Op.OpenFile(
                        LaunchPlanner.tasksName(group), group.directory().resolve("tasks"), Op.OpenFile.Mode.WRITE);
    }

    private List<String> notes(ContainerSpec spec, LimitPlanner.Limited limited) {
        List<GroupPlan> groups = limited.groups();
        String mode = (facts.isRoot() || facts.isServed()
                        ? "this host's cgroups are "
                        : "the cgroups delegated to this user are ")
                + facts.cgroups().mode().name().toLowerCase(java.util.Locale.ROOT)
                + groups.stream()
                        .map(group -> (group.hierarchy().unified() ? ", v2 at " : ", v1 at ") + group.directory())
                        .reduce("", String::concat);
        return Stream.of(
                        new IdMapPlanner(facts).note(spec).stream(),
                        Stream.of(mode),
                        limited.notes().stream(),
                        groups.stream().flatMap(group -> group.notes().stream()))
                .flatMap(Function.identity())
                .toList();
    }
}
