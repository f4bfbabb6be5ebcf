package org.cgroovy.plan;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cgroovy.cgroup.DeviceRule;
import org.cgroovy.linux.Namespace;
import org.cgroovy.spec.ContainerSpec;
import org.cgroovy.spec.MountSpec;
import org.cgroovy.spec.Namespaces;

/**
 * What a description becomes on this host. An ordinary user's container gets a user namespace. In one, a file system that
 * belongs to a shared namespace can only be bound; and root's container gets runc's device rules, its own come behind them.
 */
final class Adjustments {
    private static final List<String> BOUND = List.of("rbind", "nosuid", "nodev", "noexec");
    private static final List<String> BOUND_READ_ONLY = List.of("rbind", "ro", "nosuid", "nodev", "noexec");

    private final HostFacts facts;

    Adjustments(HostFacts facts) {
        this.facts = facts;
    }

    ContainerSpec apply(ContainerSpec described) {
        ContainerSpec spec = new IdMapPlanner(facts).complete(described);
        ContainerSpec guarded = guardDevices(spec);
        if (spec.namespaces().isShared(Namespace.USER)) {
            return guarded;
        }
        return guarded.withMounts(
                spec.mounts().stream().flatMap(mount -> adjust(mount, spec)).toList());
    }

    /** Root with MKNOD could make the host's disk: device rules forbid its use, and where there are none, MKNOD goes. */
    private ContainerSpec guardDevices(ContainerSpec spec) {
        if (!facts.isRoot()) {
            return spec;
        }
        if (rulesDevices()) {
            List<DeviceRule> rules = DeviceRule.completed(spec.limits().devices());
            return spec.withLimits(spec.limits().withDevices(rules));
        }
        var capabilities = new TreeSet<>(spec.process().capabilities());
        capabilities.remove("MKNOD");
        return spec.withProcess(spec.process().withCapabilities(capabilities));
    }

    /** By the controller of v1, or by a program, for which the kernel asks a capability in the host's user namespace. */
    private boolean rulesDevices() {
        return facts.cgroups().controller("devices").isPresent()
                || facts.cgroups().unified().isPresent() && !facts.userNamespace();
    }

    private static Stream<MountSpec> adjust(MountSpec mount, ContainerSpec spec) {
        Namespaces namespaces = spec.namespaces();
        return switch (mount.type()) {
            // Another's, which is joined, is refused by the kernel: the host's /proc would show the wrong processes.
            case "proc" -> bindUnless(!namespaces.isShared(Namespace.PID), mount);
            case "sysfs" -> bindUnless(owned(Namespace.NET, namespaces), mount);
            case "mqueue" -> owned(Namespace.IPC, namespaces) ? Stream.of(mount) : Stream.empty();
            case "devpts" -> Stream.of(withoutUnmappedGroup(mount, namespaces));
            default -> Stream.of(mount);
        };
    }

    /** Whether it belongs to the user namespace: what is joined with another's user namespace is taken for that one's. */
    private static boolean owned(Namespace namespace, Namespaces namespaces) {
        return namespaces.isFresh(namespace) || !namespaces.isFresh(Namespace.USER) && !namespaces.isShared(namespace);
    }

    private static Stream<MountSpec> bindUnless(boolean owned, MountSpec mount) {
        List<String> options = mount.options().contains("ro") ? BOUND_READ_ONLY : BOUND;
        return Stream.of(owned ? mount : new MountSpec(mount.destination(), "bind", mount.destination(), options));
    }

    /** A terminal's group must be one that is mapped. */
    private static MountSpec withoutUnmappedGroup(MountSpec mount, Namespaces namespaces) {
        Optional<String> gid =
                mount.options().stream().filter(o -> o.startsWith("gid=")).findFirst();
        boolean mapped = gid.isEmpty()
                || namespaces.gidMappings().stream()
                        .anyMatch(m -> IdMapPlanner.contains(
                                m, Long.parseLong(gid.get().substring(4))));
        return mapped
                ? mount
                : new MountSpec(
                        mount.destination(),
                        mount.type(),
                        mount.source(),
                        mount.options().stream()
                                .filter(o -> !o.startsWith("gid="))
                                .toList());
    }
}
