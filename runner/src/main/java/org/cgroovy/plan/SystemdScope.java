package org.cgroovy.plan;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.cgroovy.cgroup.CgroupHost;
import org.cgroovy.cgroup.CgroupMode;
import org.cgroovy.cgroup.Hierarchy;

/**
 * The scope of systemd in whose cgroups containers are, which it has delegated. It is one for all that a process starts, and
 * is there as long as that process or one of its containers: no longer, and whatever becomes of the process.
 *
 * @param host all cgroups of the host
 * @param user whether the systemd is a user's own, {@code user@1000.service}, and not that of the host
 * @param name such as {@code cgroovy-123-x.scope}
 * @param slice where it is among the units, such as {@code machine.slice}
 * @param path of its cgroup from the mounted directory, such as {@code /machine.slice/cgroovy-123-x.scope}
 * @param directory of its cgroup, where systemd keeps account of it
 * @param outside whether this process is where no container can be started from: its cgroup and the scope's have nothing
 *     above them that is the user's
 * @see "systemd.resource-control(5), Delegate=; https://systemd.io/CGROUP_DELEGATION"
 */
public record SystemdScope(
        CgroupHost host, boolean user, String name, String slice, String path, Path directory, boolean outside) {
    /** What all names begin with. */
    public static final String PREFIX = "cgroovy-";

    private static final String KEEPER = "/keeper";

    /** Keeps out of the way of the terminal's signals; where a cgroup has processes, v2 gives its children no controllers. */
    private static final String SCRIPT = "trap '' INT QUIT HUP; %secho && exec cat >/dev/null";

    private static final String STEP_ASIDE = "mkdir $0" + KEEPER + " && echo 0 >$0" + KEEPER + "/cgroup.procs && ";

    /** What systemd hands down; of others, such as hugetlb, it knows nothing. */
    private static final Set<String> DELEGATED =
            Set.of("cpu", "cpuacct", "cpuset", "io", "blkio", "memory", "devices", "pids");

    private static final Set<String> DELEGATED_V1 = Set.of("cpu", "cpuacct", "blkio", "memory", "devices", "pids");

    /** Whether systemd has its units in that hierarchy too. */
    public static boolean has(Hierarchy hierarchy) {
        return hierarchy.unified()
                || hierarchy.name().filter("systemd"::equals).isPresent()
                || hierarchy.controllers().stream().anyMatch(DELEGATED_V1::contains);
    }

    /**
     * The cgroups that containers may use: those of the scope as if they were all that is mounted, and those of which systemd
     * knows nothing, as they are.
     *
     * @param controllers of v2 that its cgroup has
     */
    public CgroupHost usable(List<String> controllers) {
        var hierarchies = new ArrayList<Hierarchy>();
        for (Hierarchy hierarchy : host.hierarchies()) {
            if (has(hierarchy)) {
                hierarchies.add(hierarchy.at(path, hierarchy.unified() ? controllers : hierarchy.controllers()));
            } else if (!user) {
                hierarchies.add(hierarchy);
            }
        }
        CgroupMode mode = user ? CgroupMode.UNIFIED : host.mode();
        return new CgroupHost(mode, hierarchies, host.known());
    }

    /** The cgroups above it that have to hand a controller of v2 down, which systemd does not see to. */
    List<Path> above(Hierarchy hierarchy, String controller) {
        if (user || !hierarchy.unified() || DELEGATED.contains(controller)) {
            return List.of();
        }
        Path mount = host.unified().orElseThrow().mount();
        Deque<Path> above = new ArrayDeque<>();
        for (Path at = directory; !at.equals(mount); ) {
            at = at.resolve("..").normalize();
            above.addFirst(at);
        }
        return List.copyOf(above);
    }

    /**
     * Runs a process in a new scope, which says an empty line when all is ready and ends with its standard input: with this
     * process, however that ends.
     *
     * @see "systemd-run(1): it calls StartTransientUnit of org.freedesktop.systemd1.Manager for itself"
     */
    public List<String> startCommand() {
        var command = new ArrayList<>(List.of("systemd-run"));
        if (user) {
            command.add("--user");
        }
        command.addAll(List.of(
                "--quiet",
                "--collect",
                "--scope",
                "--unit=" + name,
                "--slice=" + slice,
                "--description=Containers of cgroovy",
                "--property=Delegate=yes",
                "--property=TasksMax=infinity",
                "--property=TimeoutStopSec=10s",
                "sh",
                "-c",
                SCRIPT.formatted(host.unified().isPresent() ? STEP_ASIDE : ""),
                directory.toString()));
        return command;
    }

    /**
     * Has systemd move a process to that one.
     *
     * @see "org.freedesktop.systemd1(5), AttachProcessesToUnit"
     */
    public List<String> enterCommand(String pid) {
        return List.of(
                "busctl",
                "--user",
                "--quiet",
                "call",
                "org.freedesktop.systemd1",
                "/org/freedesktop/systemd1",
                "org.freedesktop.systemd1.Manager",
                "AttachProcessesToUnit",
                "ssau",
                name,
                KEEPER,
                "1",
                pid);
    }

    @Override
    public String toString() {
        return name + " in " + slice;
    }
}
