package org.cgroovy.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cgroovy.cgroup.CgroupHost;
import org.cgroovy.cgroup.ControlFiles;
import org.cgroovy.cgroup.DeviceNumbers;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.Tty;
import org.cgroovy.plan.HostFacts;
import org.cgroovy.plan.Rootless;
import org.cgroovy.plan.Stdio;
import org.cgroovy.plan.WindowSize;

/** Reads what planning wants to know of this host. */
public final class HostProbe {
    private static final long PROC_SUPER_MAGIC = 0x9fa0;
    private static final String CGROUP_ROOT = "/cgroovy";

    private HostProbe() {}

    static HostFacts read(Kernel kernel) {
        return read(kernel, CgroupManager.wish(""));
    }

    /** @param manager as of {@link CgroupManager#wish} */
    static HostFacts read(Kernel kernel, String manager) {
        HostFacts whole = all(kernel);
        CgroupManager chosen = CgroupManager.of(manager, whole.cgroups(), whole.uid());
        return whole.isRoot() ? in(whole, chosen) : RootlessProbe.of(whole, chosen);
    }

    /** As root would see it. */
    static HostFacts whole(Kernel kernel) {
        HostFacts whole = all(kernel);
        return in(whole, CgroupManager.of(CgroupManager.wish(""), whole.cgroups(), 0));
    }

    static HostFacts in(HostFacts facts, CgroupManager manager) {
        return facts.withCgroups(manager.usable(facts.cgroups()), manager.scope());
    }

    private static HostFacts all(Kernel kernel) {
        requireProc(kernel);
        int uid = kernel.uid();
        return new HostFacts(
                CgroupHost.read(),
                uid,
                kernel.gid(),
                inUserNamespace(),
                kernel.architecture(),
                stateRoot(uid),
                CGROUP_ROOT,
                path -> Files.isDirectory(Path.of(path)),
                ControlFiles.HOST,
                DeviceNumbers.HOST,
                new HostFilters(kernel, UserDirectories.ofThisProcess().cache().resolve("seccomp")),
                Optional.empty(),
                Rootless.NONE);
    }

    /** Where cgroups are, who is who and what runs is read there, and a process's own files are written. */
    private static void requireProc(Kernel kernel) {
        int proc = kernel.open("/proc", Kernel.O_PATH, 0);
        try {
            if (kernel.fileSystem(proc) != PROC_SUPER_MAGIC) {
                throw new RunnerException(
                        "what is mounted on /proc is not the kernel's proc, so nothing that it says can be"
                                + " trusted; umount /proc, or mount -t proc proc /proc");
            }
        } finally {
            kernel.close(proc);
        }
    }

    /** See user_namespaces(7): the first one maps all ids to themselves. */
    private static boolean inUserNamespace() {
        try {
            return !Files.readString(Path.of("/proc/self/uid_map")).matches("\\s*0\\s+0\\s+4294967295\\s*");
        } catch (IOException e) {
            return true;
        }
    }

    static HostFacts withWindow(Kernel kernel, HostFacts facts, Stdio stdio) {
        int size = stdio.isTerminal() ? new Tty(kernel, 0).size() : 0;
        return size == 0 ? facts : facts.withWindow(new WindowSize(size & 0xffff, size >>> 16));
    }

    /** The directory of the notes of a user's containers. */
    public static Path stateRoot(int uid) {
        return StateRoot.of(uid, System.getenv(), Path.of("/")).path();
    }
}
