package org.cgroovy.plan;

import static org.cgroovy.linux.Arg.number;
import static org.cgroovy.linux.Arg.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cgroovy.linux.Arg;
import org.cgroovy.linux.Namespace;
import org.cgroovy.linux.Step;
import org.cgroovy.linux.Syscall;
import org.cgroovy.spec.ContainerSpec;
import org.cgroovy.spec.MountSpec;
import org.cgroovy.spec.Namespaces;

/**
 * What of a container is made before anybody waits for it: namespaces that take long to make or to end, and of its mounts
 * those that need neither the host's files nor the process. They stand in the mount namespace, in a directory that is
 * else empty, and the process moves them to their places.
 *
 * @param mounts with what is mounted in them, in order
 */
record ReadyMade(Set<Namespace> namespaces, List<MountSpec> mounts) {
    private static final Set<String> TREES = Set.of("/dev", "/sys");

    static ReadyMade of(ContainerSpec spec, HostFacts facts) {
        Set<Namespace> namespaces = namespaces(spec.namespaces(), facts);
        return new ReadyMade(namespaces, mounts(spec.mounts(), namespaces));
    }

    /**
     * They belong to the runner's user namespace; and in one that is not the host's, proc and sysfs can only be mounted
     * beside others, so not where no mounts are.
     */
    private static Set<Namespace> namespaces(Namespaces namespaces, HostFacts facts) {
        var ready = EnumSet.noneOf(Namespace.class);
        if (namespaces.isShared(Namespace.USER)) {
            ready.addAll(namespaces.fresh());
            ready.retainAll(
                    facts.userNamespace()
                            ? EnumSet.of(Namespace.NET)
                            : EnumSet.of(Namespace.MOUNT, Namespace.NET, Namespace.IPC));
        }
        return ready;
    }

    private static List<MountSpec> mounts(List<MountSpec> all, Set<Namespace> namespaces) {
        var ready = new ArrayList<MountSpec>();
        var later = new ArrayList<MountSpec>();
        for (MountSpec mount : all) {
            boolean placed = isTree(mount) && isMountedOnce(mount, all)
                    || ready.stream().anyMatch(above -> isParent(above, mount));
            boolean covered = later.stream().anyMatch(above -> isAbove(above, mount));
            (placed && !covered && needsNothing(mount, namespaces) ? ready : later).add(mount);
        }
        return List.copyOf(ready);
    }

    private static boolean needsNothing(MountSpec mount, Set<Namespace> namespaces) {
        boolean plain = !mount.isBind() && MountOptions.of(mount.options()).propagation() == Propagation.PRIVATE;
        if (!plain || !namespaces.contains(Namespace.MOUNT)) {
            return false;
        }
        return switch (mount.type()) {
            case "tmpfs", "devpts" -> true;
            case "sysfs" -> namespaces.contains(Namespace.NET);
            case "mqueue" -> namespaces.contains(Namespace.IPC);
            default -> false;
        };
    }

    /** The process moves a tree once. */
    private static boolean isMountedOnce(MountSpec tree, List<MountSpec> all) {
        return all.stream()
                        .filter(mount -> !mount.isBind() && mount.destination().equals(tree.destination()))
                        .count()
                == 1;
    }

    private static boolean isParent(MountSpec above, MountSpec mount) {
        String name = mount.destination();
        return name.substring(0, name.lastIndexOf('/')).equals(above.destination());
    }

    private static boolean isAbove(MountSpec above, MountSpec mount) {
        String directory = above.destination().endsWith("/") ? above.destination() : above.destination() + "/";
        return (mount.destination() + "/").startsWith(directory);
    }

    static boolean isTree(MountSpec mount) {
        return TREES.contains(mount.destination());
    }

    Optional<Op.TakeNamespaces> op(Calls calls) {
        if (namespaces.isEmpty()) {
            return Optional.empty();
        }
        var steps = new ArrayList<Step>();
        steps.add(Step.of(Syscall.UNSHARE, NamespaceSteps.flags(namespaces)));
        namespaces.forEach(namespace -> steps.add(open(namespace)));
        if (namespaces.contains(Namespace.MOUNT)) {
            steps.addAll(emptyDirectory(calls));
            steps.addAll(MountSteps.inAdvance(calls, mounts));
            steps.add(Calls.setAttributes(Calls.ROOT, MountOptions.READ_ONLY, false));
        }
        if (namespaces.contains(Namespace.NET)) {
            steps.addAll(NamespaceSteps.loopback());
        }
        return Optional.of(new Op.TakeNamespaces(List.copyOf(namespaces), steps));
    }

    /** Now, while there is a /proc. */
    private static Step open(Namespace namespace) {
        return Step.of(
                        Syscall.OPENAT,
                        Calls.CWD,
                        text("/proc/thread-self/ns/" + namespace.file()),
                        new Arg.Number(Calls.O_CLOEXEC, "O_RDONLY|O_CLOEXEC"))
                .labelled(NamespaceSteps.fileName(namespace));
    }

    /** All mounts of the host go from the namespace, and the host hears nothing of it. */
    private static List<Step> emptyDirectory(Calls calls) {
        var options = MountOptions.of(List.of("nosuid", "nodev", "noexec"));
        return List.of(
                Step.of(Syscall.UMASK, number(0)),
                Calls.setAllPrivate(),
                Calls.mount("tmpfs", "/proc", "tmpfs", options).to("any directory will do"),
                Step.of(Syscall.CHDIR, text("/proc")),
                Calls.pivotRoot(),
                Calls.detach(),
                calls.openDirectoryIn(Calls.CWD, ".", false).labelled("empty"),
                Calls.setRoot("empty"));
    }
}
