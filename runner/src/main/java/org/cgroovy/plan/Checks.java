package org.cgroovy.plan;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgroovy.linux.Capability;
import org.cgroovy.linux.Namespace;
import org.cgroovy.linux.Resource;
import org.cgroovy.spec.ContainerSpec;

/** What can be said of a container without asking the kernel. */
final class Checks {
    private static final Set<String> CAPABILITIES =
            Stream.of(Capability.values()).map(Capability::name).collect(Collectors.toUnmodifiableSet());

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
        spec.mounts()
                .forEach(mount -> require(
                        !mount.isBind() || mount.source().startsWith("/"),
                        "bind source '" + mount.source() + "' is not an absolute path",
                        "start it with a slash"));
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
