package org.cgroovy.runner;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cgroovy.linux.MountInfo;
import org.cgroovy.spec.ContainerSpec;
import org.cgroovy.spec.MountSpec;

/**
 * What a container has of the host's file systems.
 *
 * @param inside the mounts that it has
 * @param outside those of the host
 */
record AuditedMounts(ContainerSpec spec, List<MountInfo> inside, List<MountInfo> outside) {
    private static final Set<String> KERNEL = Set.of("proc", "sysfs", "cgroup", "cgroup2");
    private static final List<String> SOCKETS = List.of(
            "docker.sock",
            "containerd/containerd.sock",
            "crio/crio.sock",
            "podman/podman.sock",
            "dbus/system_bus_socket",
            "systemd/private",
            "cgroovy/runner.sock");
    private static final int SOCKET = 0140000;
    private static final int KIND = 0170000;

    List<Exposure> rows() {
        return List.of(hostFiles(), kernelTrees(), hidden(), sockets());
    }

    /** File systems that the host has mounted too, and that can be written to. */
    private Exposure hostFiles() {
        Set<String> hosts = outside.stream().map(MountInfo::majorMinor).collect(Collectors.toSet());
        List<MountInfo> writable = inside.stream()
                .filter(mount -> hosts.contains(mount.majorMinor()) && isWritable(mount) && !isKernel(mount))
                .toList();
        boolean rootOnly =
                writable.stream().allMatch(mount -> mount.mountPoint().equals("/"));
        String text = writable.stream()
                .map(mount -> mount.mountPoint() + " (" + mount.root() + " of " + mount.source() + ")")
                .collect(Collectors.joining(", "));
        return new Exposure("writable files of the host", !rootOnly, text.isEmpty() ? "none" : text);
    }

    private static boolean isKernel(MountInfo mount) {
        return KERNEL.contains(mount.fsType());
    }

    private static boolean isWritable(MountInfo mount) {
        return mount.options().contains("rw") && !mount.superOptions().contains("ro");
    }

    /** /proc is always writable; its parts that are the host's are covered. */
    private Exposure kernelTrees() {
        String text = inside.stream()
                .filter(mount ->
                        isKernel(mount) && isWritable(mount) && !mount.fsType().equals("proc"))
                .map(MountInfo::mountPoint)
                .collect(Collectors.joining(", "));
        return new Exposure("writable kernel trees", !text.isEmpty(), text.isEmpty() ? "none but /proc" : text);
    }

    private Exposure hidden() {
        boolean ownProc = inside.stream().anyMatch(mount -> mount.mountPoint().equals("/proc"));
        String open = ContainerSpec.MASKED_PATHS.stream()
                .filter(path ->
                        Files.exists(Path.of(path)) && ownProc && topMost(path).isEmpty())
                .collect(Collectors.joining(", "));
        String writable = ContainerSpec.READONLY_PATHS.stream()
                .filter(path -> Files.exists(Path.of(path)) && ownProc)
                .filter(path ->
                        topMost(path).filter(mount -> !isWritable(mount)).isEmpty())
                .collect(Collectors.joining(", "));
        String text = (open.isEmpty() ? "" : "to be read: " + open + " ")
                + (writable.isEmpty() ? "" : "to be written: " + writable);
        return new Exposure(
                "the host in /proc and /sys", !text.isEmpty(), text.isEmpty() ? "covered as by runc" : text.strip());
    }

    private Optional<MountInfo> topMost(String path) {
        return inside.stream().filter(mount -> mount.mountPoint().equals(path)).reduce((below, above) -> above);
    }

    private Exposure sockets() {
        String text = spec.mounts().stream()
                .filter(MountSpec::isBind)
                .flatMap(mount -> java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(Path.of(mount.source())),
                        SOCKETS.stream().map(name -> Path.of(mount.source(), name))))
                .filter(AuditedMounts::isSocket)
                .map(Path::toString)
                .distinct()
                .collect(Collectors.joining(", "));
        return new Exposure("sockets of daemons", !text.isEmpty(), text.isEmpty() ? "none known" : text);
    }

    private static boolean isSocket(Path path) {
        try {
            Object mode = Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
            return ((int) Objects.requireNonNull(mode) & KIND) == SOCKET;
        } catch (java.io.IOException e) {
            return false;
        }
    }
}
