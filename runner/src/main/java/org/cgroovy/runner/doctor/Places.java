package org.cgroovy.runner.doctor;

import java.util.function.Predicate;
import org.cgroovy.cgroup.ControlFiles;
import org.cgroovy.linux.Arg;
import org.cgroovy.linux.Syscall;
import org.cgroovy.plan.Op;

/** Names for what a plan does where, by which the rules choose. */
final class Places {
    private static final String TASKS = " tasks";

    private Places() {}

    static boolean anywhere(Failure failure) {
        return !failure.call().isEmpty();
    }

    static boolean claim(Failure failure) {
        return failure.op() instanceof Op.Claim;
    }

    static boolean claimsName(Failure failure) {
        return claim(failure) && failure.call().startsWith("rename(");
    }

    static boolean makesCgroup(Failure failure) {
        return failure.op() instanceof Op.MakeCgroup && failure.call().startsWith("mkdir(");
    }

    static boolean removesCgroup(Failure failure) {
        return failure.op() instanceof Op.MakeCgroup && failure.call().startsWith("rmdir(");
    }

    static boolean enablesController(Failure failure) {
        return failure.op() instanceof Op.EnableController;
    }

    static boolean guardsDevices(Failure failure) {
        return failure.op() instanceof Op.GuardDevices && failure.call().startsWith("bpf(");
    }

    static boolean writesControl(Failure failure) {
        return failure.op() instanceof Op.WriteControl;
    }

    /** A control file that the value went to; the name may be the beginning of several. */
    static Predicate<Failure> writes(String name) {
        return failure -> writesControl(failure)
                && failure.call().startsWith("write(")
                && ControlWrite.of(failure).name().startsWith(name);
    }

    /** A process or a thread that was to go into a cgroup. */
    static boolean moves(Failure failure) {
        return writesControl(failure)
                && ControlFiles.MEMBERS.contains(ControlWrite.of(failure).name())
                && failure.call().startsWith("write(");
    }

    static boolean opensControl(Failure failure) {
        return writesControl(failure) && failure.call().startsWith("open(");
    }

    static Predicate<Failure> opens(String name) {
        return failure ->
                failure.op() instanceof Op.OpenFile open && open.name().endsWith(name);
    }

    static boolean clones(Failure failure) {
        return failure.step().isEmpty() && failure.call().startsWith("clone3(");
    }

    static boolean makesNamespace(Failure failure) {
        return clones(failure)
                || failure.calls(Syscall.UNSHARE)
                || failure.call().startsWith("unshare(");
    }

    static boolean mapsIds(Failure failure) {
        return failure.op() instanceof Op.Launch && failure.call().contains("_map\"");
    }

    static boolean joinsCgroup(Failure failure) {
        return failure.calls(Syscall.WRITE)
                && failure.argument(0)
                        .filter(arg -> arg instanceof Arg.HostFd fd && fd.name().endsWith(TASKS))
                        .isPresent();
    }

    static boolean findsProgram(Failure failure) {
        return failure.label().startsWith("program");
    }

    static boolean startsProgram(Failure failure) {
        return failure.calls(Syscall.EXECVEAT)
                && failure.reference(0)
                        .filter(label -> label.startsWith("program"))
                        .isPresent();
    }

    static boolean entersDirectory(Failure failure) {
        return failure.label().equals("cwd");
    }

    static boolean bindsSource(Failure failure) {
        return failure.calls(Syscall.OPEN_TREE) && failure.label().startsWith("bind");
    }

    static boolean opensMountPoint(Failure failure) {
        return failure.calls(Syscall.OPENAT2) && failure.label().startsWith("target");
    }

    static boolean mounts(Failure failure) {
        return failure.calls(Syscall.MOUNT);
    }

    static boolean forks(Failure failure) {
        return failure.calls(Syscall.CLONE) || failure.calls(Syscall.CLONE3);
    }

    static boolean putsFilterOn(Failure failure) {
        return failure.calls(Syscall.SECCOMP);
    }

    static boolean changesIdentity(Failure failure) {
        return failure.calls(Syscall.SETRESUID) || failure.calls(Syscall.SETRESGID) || failure.calls(Syscall.SETGROUPS);
    }

    static boolean limitsResource(Failure failure) {
        return failure.calls(Syscall.PRLIMIT64);
    }
}
