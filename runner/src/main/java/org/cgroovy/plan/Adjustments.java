package org.cgroovy.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cgroovy.linux.Namespace;
import org.cgroovy.spec.ContainerSpec;
import org.cgroovy.spec.IdMapping;
import org.cgroovy.spec.MountSpec;
import org.cgroovy.spec.Namespaces;

/**
 * What the default mounts become where the kernel refuses them: in a user namespace, a file system that belongs to a
 * shared namespace can only be bound.
 */
final class Adjustments {
    private static final List<String> BOUND = List.of("rbind", "nosuid", "nodev", "noexec");

    private Adjustments() {}

    static ContainerSpec apply(ContainerSpec spec) {
        if (spec.namespaces().isShared(Namespace.USER)) {
            return spec;
        }
        return spec.withMounts(
                spec.mounts().stream().flatMap(mount -> adjust(mount, spec)).toList());
    }

    private static Stream<MountSpec> adjust(MountSpec mount, ContainerSpec spec) {
        Namespaces namespaces = spec.namespaces();
        return switch (mount.type()) {
            case "proc" -> bindUnless(namespaces.isFresh(Namespace.PID), mount);
            case "sysfs" -> bindUnless(namespaces.isFresh(Namespace.NET), mount);
            case "mqueue" -> namespaces.isFresh(Namespace.IPC) ? Stream.of(mount) : Stream.empty();
            case "devpts" -> Stream.of(withoutUnmappedGroup(mount, namespaces));
            default -> Stream.of(mount);
        };
    }

    private static Stream<MountSpec> bindUnless(boolean owned, MountSpec mount) {
        return Stream.of(owned ? mount : new MountSpec(mount.destination(), "bind", mount.destination(), BOUND));
    }

    /** A terminal's group must be one that is mapped. */
    private static MountSpec withoutUnmappedGroup(MountSpec mount, Namespaces namespaces) {
        Optional<String> gid =
                mount.options().stream().filter(o -> o.startsWith("gid=")).findFirst();
        boolean mapped = gid.isEmpty()
                || namespaces.gidMappings().stream()
                        .anyMatch(m -> contains(m, Long.parseLong(gid.get().substring(4))));
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

    private static boolean contains(IdMapping mapping, long id) {
        return id >= mapping.containerId() && id < mapping.containerId() + mapping.size();
    }
}
