package org.cgroovy.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cgroovy.cgroup.Limits;

/**
 * A container as its author described it: immutable, in the shape and with the names of the OCI runtime-spec.
 *
 * @param id {@code [A-Za-z0-9][A-Za-z0-9_.-]{0,62}}; the name of its cgroup below {@code /cgroovy} too
 * @param mounts all there are, the default ones included, in order
 * @param detach whether the container outlives the process that started it
 * @see "opencontainers/runtime-spec config.md"
 */
public record ContainerSpec(
        String id,
        Optional<String> hostname,
        Optional<String> domainname,
        Root root,
        ProcessSpec process,
        List<MountSpec> mounts,
        Namespaces namespaces,
        Limits limits,
        List<String> maskedPaths,
        List<String> readonlyPaths,
        Seccomp seccomp,
        Map<String, String> annotations,
        boolean detach) {
    /** What a name may be, for people. */
    public static final String ID_FORM = "[A-Za-z0-9][A-Za-z0-9_.-]{0,62}";

    private static final Pattern ID = Pattern.compile(ID_FORM);

    /** runc's default: what of /proc and /sys tells or changes the host. */
    public static final List<String> MASKED_PATHS = List.of(
            "/proc/acpi",
            "/proc/asound",
            "/proc/kcore",
            "/proc/keys",
            "/proc/latency_stats",
            "/proc/timer_list",
            "/proc/timer_stats",
            "/proc/sched_debug",
            "/proc/scsi",
            "/sys/firmware");

    public static final List<String> READONLY_PATHS =
            List.of("/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger");

    /** What every container has mounted, in this order; {@code /dev} gets its nodes and links too. */
    public static final List<MountSpec> DEFAULT_MOUNTS = List.of(
            new MountSpec("/proc", "proc", "proc", List.of("nosuid", "nodev", "noexec")),
            new MountSpec("/dev", "tmpfs", "tmpfs", List.of("nosuid", "strictatime", "mode=755", "size=65536k")),
            new MountSpec(
                    "/dev/pts",
                    "devpts",
                    "devpts",
                    List.of("nosuid", "noexec", "newinstance", "ptmxmode=0666", "mode=0620", "gid=5")),
            new MountSpec("/dev/shm", "tmpfs", "shm", List.of("nosuid", "nodev", "noexec", "mode=1777", "size=65536k")),
            new MountSpec("/dev/mqueue", "mqueue", "mqueue", List.of("nosuid", "nodev", "noexec")),
            new MountSpec("/sys", "sysfs", "sysfs", List.of("nosuid", "nodev", "noexec", "ro")),
            new MountSpec("/sys/fs/cgroup", "cgroup", "cgroup", List.of("nosuid", "nodev", "noexec", "ro")));

    private static final int LONGEST_HOSTNAME = 64;

    public ContainerSpec {
        mounts = List.copyOf(mounts);
        maskedPaths = List.copyOf(maskedPaths);
        readonlyPaths = List.copyOf(readonlyPaths);
        annotations = Map.copyOf(annotations);
        requireId(id);
        requireHostName("hostname", hostname);
        requireHostName("domainname", domainname);
    }

    /**
     * Gives it back.
     *
     * @throws SpecException when it cannot be a container's name
     */
    public static String requireId(String id) {
        if (!isId(id)) {
            throw new SpecException("container name must be " + ID + ", got '" + id + "'");
        }
        return id;
    }

    public static boolean isId(String name) {
        return ID.matcher(name).matches();
    }

    private static void requireHostName(String what, Optional<String> name) {
        if (name.isPresent()
                && (name.get().length() > LONGEST_HOSTNAME || name.get().indexOf('\0') >= 0)) {
            throw new SpecException(what + " must have at most " + LONGEST_HOSTNAME + " characters, got " + name.get());
        }
    }

    /** A container with the defaults of every field. */
    public static ContainerSpec of(String id, Root root, ProcessSpec process) {
        return new ContainerSpec(
                id,
                Optional.empty(),
                Optional.empty(),
                root,
                process,
                DEFAULT_MOUNTS,
                Namespaces.DEFAULT,
                Limits.NONE,
                MASKED_PATHS,
                READONLY_PATHS,
                Seccomp.DEFAULT,
                Map.of(),
                false);
    }

    public ContainerSpec withProcess(ProcessSpec newProcess) {
        return new ContainerSpec(
                id,
                hostname,
                domainname,
                root,
                newProcess,
                mounts,
                namespaces,
                limits,
                maskedPaths,
                readonlyPaths,
                seccomp,
                annotations,
                detach);
    }

    public ContainerSpec withLimits(Limits newLimits) {
        return new ContainerSpec(
                id,
                hostname,
                domainname,
                root,
                process,
                mounts,
                namespaces,
                newLimits,
                maskedPaths,
                readonlyPaths,
                seccomp,
                annotations,
                detach);
    }

    public ContainerSpec withNamespaces(Namespaces newNamespaces) {
        return new ContainerSpec(
                id,
                hostname,
                domainname,
                root,
                process,
                mounts,
                newNamespaces,
                limits,
                maskedPaths,
                readonlyPaths,
                seccomp,
                annotations,
                detach);
    }

    public ContainerSpec withMounts(List<MountSpec> newMounts) {
        return new ContainerSpec(
                id,
                hostname,
                domainname,
                root,
                process,
                newMounts,
                namespaces,
                limits,
                maskedPaths,
                readonlyPaths,
                seccomp,
                annotations,
                detach);
    }

    public ContainerSpec withSeccomp(Seccomp newSeccomp) {
        return new ContainerSpec(
                id,
                hostname,
                domainname,
                root,
                process,
                mounts,
                namespaces,
                limits,
                maskedPaths,
                readonlyPaths,
                newSeccomp,
                annotations,
                detach);
    }
}
