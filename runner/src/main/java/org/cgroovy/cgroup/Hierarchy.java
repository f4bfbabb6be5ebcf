package org.cgroovy.cgroup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One cgroup hierarchy, and where it is mounted.
 *
 * @param mount the mount point
 * @param unified whether this is the hierarchy of v2
 * @param controllers the kernel's names of what it controls; v2: what the mounted directory offers
 * @param name the name of a named v1 hierarchy, such as {@code systemd}
 * @param root the cgroup that is mounted: {@code "/"}, or another one in a container without a cgroup namespace
 */
public record Hierarchy(Path mount, boolean unified, List<String> controllers, Optional<String> name, String root) {
    public Hierarchy {
        controllers = List.copyOf(controllers);
    }

    /**
     * Where a cgroup's control files are.
     *
     * @param cgroupPath from the mounted directory: {@code "/demo"}
     * @throws IllegalArgumentException when it is no path of a cgroup
     */
    public Path directory(String cgroupPath) {
        return mount.resolve(CgroupPath.check(cgroupPath).substring(1));
    }

    /**
     * The same hierarchy as if this cgroup of it were what is mounted.
     *
     * @param controllers that the cgroup has
     */
    public Hierarchy at(String cgroupPath, List<String> controllers) {
        String below = root.equals("/") ? cgroupPath : root + (cgroupPath.equals("/") ? "" : cgroupPath);
        return new Hierarchy(directory(cgroupPath), unified, controllers, name, below);
    }

    /**
     * Turns a path of {@code /proc/PID/cgroup}, which goes from the root of the hierarchy, into one from the mounted
     * directory; empty when the mount does not show that cgroup.
     */
    public Optional<String> visible(String procPath) {
        if (root.equals("/")) {
            return procPath.startsWith("/..") ? Optional.empty() : Optional.of(procPath);
        }
        if (procPath.equals(root)) {
            return Optional.of("/");
        }
        return procPath.startsWith(root + "/") ? Optional.of(procPath.substring(root.length())) : Optional.empty();
    }

    /** The controllers and the name as mount options show them: {@code "cpu,cpuacct"}, {@code "name=systemd"}; or "unified". */
    public String label() {
        if (unified) {
            return "unified";
        }
        List<String> parts = new ArrayList<>(controllers);
        name.ifPresent(text -> parts.add("name=" + text));
        return String.join(",", parts);
    }
}
