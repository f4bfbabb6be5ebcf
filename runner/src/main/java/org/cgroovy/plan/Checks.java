package org.cgroovy.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgroovy.linux.Capability;
import org.cgroovy.linux.Namespace;
import org.cgroovy.linux.Resource;
import org.cgroovy.spec.ContainerSpec;
import org.cgroovy.spec.MountSpec;

/** What can be said of a container without asking the kernel. */
final class Checks {
    private static final Set<String> CAPABILITIES =
            Stream.of(Capability.values()).map(Capability::name).collect(Collectors.toUnmodifiableSet());

    private static final List<String> REPLACEABLE = List.of(
            "/proc/cpuinfo",
            "/proc/diskstats",
            "/proc/loadavg",
            "/proc/meminfo",
            "/proc/net/dev",
            "/proc/slabinfo",
            "/proc/stat",
            "/proc/swaps",
            "/proc/sys/kernel/ns_last_pid",
            "/proc/uptime");

    private Checks() {}

    static void check(ContainerSpec spec, HostFacts facts) {
        require(
                !spec.process().args().isEmpty()
                        && !spec.process().args().get(0).isEmpty(),
                "container " + spec.id() + " has nothing to run",
                "name a program, as in run '/bin/sh'");
        require(
                spec.hostname().isEmpty() && spec.domainname().isEmpty()
                        || !spec.namespaces().isShared(Namespace.UTS),
                "a host name would change the host's own, since the uts namespace is shared",
                "leave out hostname or share 'uts'");
        new IdMapPlanner(facts).check(spec);
        require(
                !spec.process().init() || spec.namespaces().isFresh(Namespace.PID),
                "init reaps as PID 1, which needs a pid namespace of its own",
                "leave out init or the shared pid namespace");
        spec.process().capabilities().forEach(Checks::checkCapability);
        spec.process().rlimits().forEach(limit -> checkResource(limit.name()));
        spec.mounts().forEach(Checks::checkProc);
        spec.mounts()
                .forEach(mount -> require(
                        !mount.isBind() || mount.source().startsWith("/"),
                        "bind source '" + mount.source() + "' is not an absolute path",
                        "start it with a slash"));
        spec.mounts().stream().filter(MountSpec::isBind).forEach(mount -> checkBind(mount, spec, facts));
    }

    private static void checkBind(MountSpec mount, ContainerSpec spec, HostFacts facts) {
        var options = MountOptions.of(mount.options());
        String lost = options.lostByBind();
        require(
                lost.isEmpty(),
                "the bind mount on " + mount.destination() + " takes no " + lost
                        + ", which is said to a file system when it is mounted",
                "leave it out");
        boolean hears = options.propagation() == Propagation.SLAVE || options.propagation() == Propagation.SHARED;
        require(
                !hears || spec.namespaces().isShared(Namespace.USER) && !facts.userNamespace(),
                "the bind mount on " + mount.destination() + " cannot be "
                        + options.propagation().name().toLowerCase(Locale.ROOT)
                        + ": in a user namespace nothing is heard of what is mounted on the host",
                "leave it out");
    }

    /**
     * What is mounted over the kernel's own tree could tell programs, and whoever starts them, anything (CVE-2019-19921).
     * The exceptions are runc's: files that virtual machines in containers (LXCFS) put their own over.
     */
    private static void checkProc(MountSpec mount) {
        String path = Path.of(mount.destination()).normalize().toString();
        boolean below = path.equals("/proc") || path.startsWith("/proc/");
        require(
                !below
                        || mount.type().equals("proc")
                        || mount.isBind() && mount.source().equals(path)
                        || REPLACEABLE.contains(path),
                "nothing but proc is mounted on " + path,
                "mount it elsewhere; only these may be replaced: " + String.join(", ", REPLACEABLE));
    }

    static void check(ContainerSpec spec, Stdio stdio) {
        require(
                !spec.detach() || stdio != Stdio.HELD_TERMINAL,
                "a detached container outlives the process that would hold its terminal",
                "leave out detach or terminal");
    }

    private static void checkCapability(String name) {
        require(CAPABILITIES.contains(name), "there is no capability " + name, "see capabilities(7)");
    }

    private static void checkResource(String name) {
        require(
                Stream.of(Resource.values()).anyMatch(r -> r.name().equalsIgnoreCase(name)),
                "there is no rlimit " + name,
                "see getrlimit(2)");
    }

    private static void require(boolean holds, String problem, String remedy) {
        if (!holds) {
            throw new PlanException(problem, remedy);
        }
    }
}
