package org.cgroovy.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cgroovy.cgroup.tree.Users;
import org.cgroovy.linux.Errno;
import org.cgroovy.linux.FileRights;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.Peer;
import org.cgroovy.plan.Caller;
import org.cgroovy.plan.HostFacts;
import org.cgroovy.plan.Rootless;
import org.cgroovy.plan.Subordinates;
import org.cgroovy.spec.Rlimit;

/** This host, for a runner that serves several users: what they share, and a {@link ServedRunner} for each. */
public final class ServiceHost {
    private static final Pattern UID = Pattern.compile("\\d{1,10}");
    private static final Pattern MEMORY = Pattern.compile("MemTotal: +(\\d{1,15}) kB");

    private final RunnerParts parts;
    private final Path notes;
    private final String cgroups;
    private final ExecutionProbe probe;
    private final List<Rlimit> own;

    private ServiceHost(RunnerParts parts, Path notes, String cgroups, ExecutionProbe probe) {
        this.parts = parts;
        this.notes = notes;
        this.cgroups = cgroups;
        this.probe = probe;
        this.own = rlimits(parts.kernel(), "self");
    }

    /**
     * @param notes directory of the users' directories of notes; made when it is missing
     * @param cgroups the cgroup that the users' are below, such as {@code /cgroovy}
     * @param manager as of {@link CgroupManager#wish}
     */
    public static ServiceHost onThisHost(Path notes, String cgroups, String manager) {
        return onThisHost(notes, cgroups, manager, ExecutionProbe.NONE);
    }

    /** @param probe looks on while containers start */
    static ServiceHost onThisHost(Path notes, String cgroups, String manager, ExecutionProbe probe) {
        var kernel = new Kernel();
        kernel.setUndumpable();
        var parts = RunnerParts.of(kernel, HostProbe.read(kernel, manager));
        return new ServiceHost(parts, notes, cgroups, probe);
    }

    public Kernel kernel() {
        return parts.kernel();
    }

    /**
     * How many bytes of memory one user may have of this host where its administrator says nothing: three quarters, so that the
     * others have something. Empty where the kernel has no such limit.
     */
    public OptionalLong totalMemory() {
        Matcher all = MEMORY.matcher(parts.kernel().readFile("/proc/meminfo").orElse(""));
        return parts.facts().cgroups().controller("memory").isPresent() && all.find()
                ? OptionalLong.of(Long.parseLong(all.group(1)) * 1024 / 4 * 3)
                : OptionalLong.empty();
    }

    /** Does it soon, on another thread. */
    public void later(Runnable work) {
        parts.workers().execute(work);
    }

    /** Calls back when a process ends, at once when it has. */
    public void onEnd(int pid, Runnable told) {
        int pidfd;
        try {
            pidfd = parts.kernel().pidfdOpen(pid);
        } catch (KernelException e) {
            later(told);
            return;
        }
        parts.reaper().await(pidfd, status -> {
            parts.kernel().close(pidfd);
            later(told);
        });
    }

    /** The users that have containers, whose notes an earlier runner made. */
    public List<Integer> usersWithNotes() {
        String[] names = notes.toFile().list();
        return Stream.of(names == null ? new String[0] : names)
                .filter(name -> UID.matcher(name).matches())
                .map(Integer::parseUnsignedInt)
                .toList();
    }

    /**
     * The containers of a user, those that an earlier runner left included.
     *
     * @param whenEmpty called when none of them is left
     * @param lost told of each that could not be taken over, and was ended
     */
    public ServedRunner runner(int uid, Runnable whenEmpty, Consumer<String> lost) {
        HostFacts facts = facts(
                parts.facts(), new Peer(0, uid, uid, Set.of()), Users.host().nameOfUser(uid), notes, cgroups);
        var states = new StateStore(parts.kernel(), new StateRoot(facts.stateRoot(), 0));
        var runner = new ServedRunner(parts.forUser(facts, states, Set.of()), probe, whenEmpty);
        for (int owner : runner.adopt(lost)) {
            onEnd(owner, () -> runner.end(owner));
        }
        return runner;
    }

    /** Who has connected. */
    public ServedUser user(Peer peer) {
        String name = Users.host().nameOfUser(peer.uid());
        HostFacts facts = facts(parts.facts(), peer, name, notes, cgroups);
        var rights = new FileRights(parts.kernel(), peer);
        var caller = new Caller(
                name,
                peer.uid(),
                peer.gid(),
                peer.groups(),
                facts.rootless().uids(),
                facts.rootless().gids(),
                rlimits(peer.pid()),
                rights::mayRead);
        return new ServedUser(peer, facts, caller);
    }

    /** The host as planning for a user needs it. */
    static HostFacts facts(HostFacts host, Peer peer, String user, Path notes, String cgroups) {
        String uid = Integer.toUnsignedString(peer.uid());
        var rootless = new Rootless(
                user,
                subordinates("user", user, peer, peer.uid()),
                subordinates("group", user, peer, peer.gid()),
                Optional.empty(),
                true);
        return new HostFacts(
                host.cgroups(),
                peer.uid(),
                peer.gid(),
                host.userNamespace(),
                host.architecture(),
                notes.resolve(uid),
                cgroups + "/@" + uid, // no container can have such a name
                host.files(),
                host.controlFiles(),
                host.devices(),
                host.filters(),
                Optional.empty(),
                rootless,
                host.systemd());
    }

    /** The runner maps them itself. */
    private static Subordinates subordinates(String kind, String user, Peer peer, int own) {
        return RootlessProbe.subordinates(kind, user, peer.uid(), own, Optional.of("cgroovy runner"));
    }

    /** His, and nothing above the runner's own, which it could not give. */
    private List<Rlimit> rlimits(int pid) {
        return ProcessLimits.least(own, rlimits(parts.kernel(), Integer.toString(pid)));
    }

    private static List<Rlimit> rlimits(Kernel kernel, String process) {
        return ProcessLimits.of(kernel.readFile("/proc/" + process + "/limits").orElse(""));
    }

    /** Makes the directory of notes, which nobody else can enter; the one above is passed on the way to the socket. */
    public void makeNotes() {
        Path above = notes.resolve("..").normalize();
        try {
            make(above, 0711);
            make(notes, 0700);
        } catch (KernelException e) {
            throw new RunnerException("containers cannot be noted in " + notes + ": " + e.getMessage()
                    + "; make room or let root write there, or take another directory (--notes)");
        }
        letPass(above);
    }

    private void make(Path directory, int mode) {
        try {
            parts.kernel().mkdir(directory.toString(), mode);
        } catch (KernelException e) {
            if (e.errno() != Errno.EEXIST) {
                throw e;
            }
        }
    }

    /** A runner that is root for itself makes it for itself alone. */
    private static void letPass(Path directory) {
        try {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(directory);
            if (rights.add(PosixFilePermission.OTHERS_EXECUTE)) {
                Files.setPosixFilePermissions(directory, rights);
            }
        } catch (IOException e) {
            throw new RunnerException("users cannot be let into " + directory + ": " + e.getMessage());
        }
    }
}
