package org.cgroovy.plan;

import static org.cgroovy.linux.Arg.number;
import static org.cgroovy.linux.Arg.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cgroovy.cgroup.GroupPlan;
import org.cgroovy.linux.Arg;
import org.cgroovy.linux.LaunchProgram;
import org.cgroovy.linux.Namespace;
import org.cgroovy.linux.Step;
import org.cgroovy.linux.Syscall;
import org.cgroovy.spec.ContainerSpec;
import org.cgroovy.spec.Namespaces;

/** Writes the launch program of a new container: all that must happen inside the new process. */
final class LaunchPlanner {
    private static final int PR_SET_PDEATHSIG = 1;
    private static final int PR_SET_DUMPABLE = 4;
    private static final int SIGKILL = 9;
    static final String INIT = "init";

    private final HostFacts facts;
    private final ContainerSpec spec;
    private final Namespaces namespaces;
    private final ReadyMade readyMade;
    private final List<GroupPlan> groups;
    private final Stdio stdio;
    private final Calls calls;
    private final List<Step> steps = new ArrayList<>();

    LaunchPlanner(HostFacts facts, ContainerSpec spec, List<GroupPlan> groups, Stdio stdio, ReadyMade readyMade) {
        this.facts = facts;
        this.spec = spec;
        this.namespaces = spec.namespaces();
        this.readyMade = readyMade;
        this.groups = groups;
        this.stdio = stdio;
        this.calls = new Calls(facts.architecture());
    }

    LaunchProgram program() {
        dieWithRunner();
        if (namespaces.isFresh(Namespace.USER)) {
            steps.addAll(gate());
        }
        joinCgroups(groups, steps);
        if (joinsUser()) {
            joinUser();
        } else {
            steps.add(Step.of(Syscall.SETSID));
            steps.addAll(NamespaceSteps.join(namespaces));
        }
        if (namespaces.isFresh(Namespace.CGROUP)) {
            steps.add(NamespaceSteps.unshare(Namespace.CGROUP).to("after joining: its root is the container's cgroup"));
        }
        if (!userNamespace()) {
            steps.addAll(ownFiles());
        }
        steps.addAll(NamespaceSteps.names(spec));
        network();
        root();
        steps.addAll(TerminalSteps.steps(stdio, spec.process().user(), facts.window(), ownDev()));
        if (stdio.isTerminal() && ownDev()) {
            steps.addAll(TerminalSteps.console());
        }
        SeccompSteps seccomp = SeccompSteps.of(spec.seccomp(), spec.process(), facts);
        identity(seccomp.beforeRights());
        if (spec.process().init()) {
            steps.addAll(forkFromInit(seccomp.beforeExec()));
        }
        steps.addAll(new ExecSteps(calls, seccomp.beforeExec()).steps(spec.process()));
        return new LaunchProgram(fresh(), !userNamespace(), intoCgroup(groups), pidNamespace(), steps);
    }

    private void dieWithRunner() {
        if (!outlives()) {
            steps.add(deathSignal());
        }
    }

    private boolean outlives() {
        return spec.detach() || facts.isServed();
    }

    static Step deathSignal() {
        return Calls.prctl(PR_SET_PDEATHSIG, "PR_SET_PDEATHSIG", SIGKILL, "SIGKILL");
    }

    /**
     * Until exec a child is the runner, and {@code /proc/PID/exe} the host's java: nobody in the container may open that
     * (CVE-2019-5736). A child that shares our memory is undumpable as we are; one with its own says it for itself.
     */
    static Step undumpable() {
        return Calls.prctl(PR_SET_DUMPABLE, "PR_SET_DUMPABLE", 0, "0");
    }

    private boolean userNamespace() {
        return !namespaces.isShared(Namespace.USER);
    }

    /**
     * Waits until the ids are mapped, then becomes root of the new user namespace. From then on its own files in /proc
     * belong to the host's root, so they are written before.
     */
    private List<Step> gate() {
        var gate = new ArrayList<Step>();
        gate.add(Step.of(Syscall.READ, new Arg.HostFd(LaunchProgram.GATE), new Arg.Room(8, "byte"), number(1))
                .to("until uid_map and gid_map are written"));
        gate.addAll(ownFiles());
        gate.addAll(becomeRoot());
        return gate;
    }

    private boolean joinsUser() {
        return namespaces.join(Namespace.USER).isPresent();
    }

    /** The fresh namespaces are to belong to the user namespace, so they are made in it and not by clone. */
    private void joinUser() {
        steps.addAll(ownFiles());
        steps.addAll(NamespaceSteps.join(namespaces));
        steps.addAll(becomeRoot());
        EnumSet<Namespace> made = made();
        if (!made.isEmpty()) {
            steps.add(Step.of(Syscall.UNSHARE, NamespaceSteps.flags(made)));
        }
        boolean forks = made.contains(Namespace.PID);
        if (forks) {
            steps.addAll(NamespaceSteps.fork());
        }
        steps.add(Step.of(Syscall.SETSID).labelled(forks ? NamespaceSteps.INSIDE : ""));
        dieWithRunner();
    }

    /** Root of the user namespace that it is in: on the host, whoever that is mapped to. */
    static List<Step> becomeRoot() {
        return List.of(
                Step.of(Syscall.SETRESGID, number(0), number(0), number(0)),
                Step.of(Syscall.SETRESUID, number(0), number(0), number(0)));
    }

    /** What is said of a process in its own files in /proc. */
    private List<Step> ownFiles() {
        var files = new ArrayList<Step>(NamespaceSteps.time(namespaces));
        spec.process()
                .oomScoreAdj()
                .ifPresent(score -> files.addAll(
                        NamespaceSteps.writeFile("/proc/self/oom_score_adj", Integer.toString(score), "oom")));
        if (userNamespace()) {
            files.add(undumpable());
        }
        return files;
    }

    /**
     * v1 cgroups are joined by the process itself; it was born in the v2 one. It writes to {@code tasks}: a lone thread
     * that moves itself needs no lock over all processes of the host, which {@code cgroup.procs} takes for milliseconds.
     */
    static void joinCgroups(List<GroupPlan> groups, List<Step> steps) {
        for (GroupPlan group : groups) {
            if (!group.hierarchy().unified()) {
                steps.add(Step.of(Syscall.WRITE, new Arg.HostFd(tasksName(group)), text("0"), number(1)));
            }
        }
    }

    static String tasksName(GroupPlan group) {
        return group.hierarchy().label() + " tasks";
    }

    static Optional<String> intoCgroup(List<GroupPlan> groups) {
        return groups.stream()
                .filter(group -> group.hierarchy().unified())
                .findFirst()
                .map(group -> "unified cgroup");
    }

    private EnumSet<Namespace> fresh() {
        return joinsUser() ? EnumSet.noneOf(Namespace.class) : made();
    }

    /** What is made at once; cgroup and time are unshared later, by steps. */
    private EnumSet<Namespace> made() {
        var made = EnumSet.noneOf(Namespace.class);
        made.addAll(namespaces.fresh());
        made.remove(Namespace.CGROUP);
        made.remove(Namespace.TIME);
        made.removeAll(readyMade.namespaces());
        return made;
    }

    private Optional<String> pidNamespace() {
        return namespaces.join(Namespace.PID).map(path -> NamespaceSteps.fileName(Namespace.PID));
    }

    private void network() {
        for (Namespace namespace : readyMade.namespaces()) {
            if (namespace != Namespace.MOUNT) {
                steps.add(NamespaceSteps.join(namespace));
            }
        }
        if (namespaces.isFresh(Namespace.NET) && !readyMade.namespaces().contains(Namespace.NET)) {
            steps.addAll(NamespaceSteps.loopback());
        }
    }

    private void root() {
        if (!namespaces.isFresh(Namespace.MOUNT)) {
            steps.addAll(RootSteps.changeRoot(spec.root()));
            return;
        }
        steps.add(Step.of(Syscall.UMASK, number(0)));
        boolean empty = readyMade.namespaces().contains(Namespace.MOUNT);
        var root = new RootSteps(spec.root(), empty);
        var mounts = new MountSteps(calls, facts.files(), cgroupMounts(), userNamespace(), readyMade.mounts());
        steps.addAll(root.copy());
        steps.addAll(mounts.copies(spec.mounts()));
        if (empty) {
            steps.add(NamespaceSteps.join(Namespace.MOUNT).to("from here on the host's files are out of reach"));
            steps.addAll(mounts.trees());
        }
        steps.addAll(root.attach());
        steps.addAll(mounts.steps(spec.mounts()));
        steps.addAll(PathSteps.mask(calls, spec.maskedPaths()));
        steps.addAll(PathSteps.seal(calls, spec.readonlyPaths()));
        steps.addAll(root.enter());
    }

    private CgroupMountSteps cgroupMounts() {
        boolean overHosts = spec.mounts().stream()
                .anyMatch(mount -> mount.isBind() && mount.destination().equals("/sys"));
        return new CgroupMountSteps(calls, groups, namespaces.isFresh(Namespace.CGROUP), overHosts);
    }

    private boolean ownDev() {
        return namespaces.isFresh(Namespace.MOUNT)
                && spec.mounts().stream().anyMatch(mount -> mount.destination().equals("/dev/pts"));
    }

    private void identity(List<Step> whileMighty) {
        if (!spec.process().cwd().equals("/")) {
            steps.add(
                    calls.openDirectoryIn(Calls.CWD, spec.process().cwd(), true).labelled("cwd"));
            steps.add(Calls.fchdir(Calls.result("cwd")));
        }
        steps.addAll(DescriptorSteps.closeAllBut(Stream.of(INIT, LaunchProgram.ALIVE)
                .filter(name -> name.equals(INIT) ? spec.process().init() : userNamespace())
                .toList()));
        steps.add(NamespaceSteps.ownKeyring());
        steps.addAll(IdentitySteps.steps(spec.process(), new IdMapPlanner(facts).maySetGroups(spec), whileMighty));
        if (!outlives()) {
            steps.add(deathSignal().to("again: a change of user cleared it"));
        }
    }

    /**
     * PID 1 forks as vfork(2) does: the child goes on to the program, PID 1 becomes the init that reaps. By clone and not
     * clone3, which a filter that is already on cannot look into and refuses.
     */
    private static List<Step> forkFromInit(List<Step> filter) {
        final long vmVfork = 0x100 | 0x4000;
        final long sigchld = 17;
        var fork = new ArrayList<Step>();
        fork.add(Step.of(Syscall.CLONE, new Arg.Number(vmVfork | sigchld, "CLONE_VM|CLONE_VFORK|SIGCHLD"))
                .onZeroGoTo("command")
                .to("PID 2 is the program"));
        fork.add(Step.of(
                Syscall.CLOSE_RANGE,
                number(3),
                new Arg.Number(0xffff_ffffL, "UINT_MAX"),
                new Arg.Number(4, "CLOSE_RANGE_CLOEXEC")));
        fork.addAll(filter);
        fork.add(Step.of(
                Syscall.EXECVEAT,
                DescriptorSteps.kept(INIT),
                text(""),
                new Arg.Texts(List.of("init")),
                new Arg.Texts(List.of()),
                new Arg.Number(Calls.AT_EMPTY_PATH, "AT_EMPTY_PATH")));
        fork.add(Step.of(Syscall.GETPID).labelled("command"));
        return fork;
    }
}
