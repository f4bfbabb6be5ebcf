package org.cgroovy.cgroup.tree;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.cgroovy.cgroup.CgroupHost;
import org.cgroovy.cgroup.Hierarchy;
import org.cgroovy.linux.MountInfo;

/**
 * A hierarchy of this host, as a listing shows it.
 *
 * @param mounts all its mount points, the first one is {@code hierarchy.mount()}
 * @param cgroups how many cgroups are to be seen there, the root included
 */
public record HierarchyStatus(Hierarchy hierarchy, List<Path> mounts, int cgroups) {
    public HierarchyStatus {
        mounts = List.copyOf(mounts);
    }

    /** All of them, in the order of mounting. */
    public static List<HierarchyStatus> all(CgroupHost host, String mountinfo, CgroupFiles files) {
        List<MountInfo> mounts = MountInfo.parse(mountinfo);
        return host.hierarchies().stream()
                .map(hierarchy -> new HierarchyStatus(
                        hierarchy,
                        points(hierarchy.mount(), mounts),
                        files.walk(new Cgroup(hierarchy, "/")).size()))
                .toList();
    }

    private static List<Path> points(Path mount, List<MountInfo> mounts) {
        List<String> devices = mounts.stream()
                .filter(info -> info.mountPoint().equals(mount.toString())
                        && info.fsType().startsWith("cgroup"))
                .map(MountInfo::majorMinor)
                .toList();
        List<Path> points = mounts.stream()
                .filter(info -> devices.contains(info.majorMinor()))
                .map(info -> Path.of(info.mountPoint()))
                .collect(Collectors.toList());
        points.remove(mount);
        points.add(0, mount);
        return points;
    }

    public int version() {
        return hierarchy.unified() ? 2 : 1;
    }

    /** {@code "memory  v1  /sys/fs/cgroup/memory  58 cgroups"}. */
    @Override
    public String toString() {
        String where = mounts.stream().map(Path::toString).collect(Collectors.joining(" "));
        String offered = hierarchy.unified() && !hierarchy.controllers().isEmpty()
                ? " (" + String.join(",", hierarchy.controllers()) + ")"
                : "";
        return hierarchy.label() + offered + "  v" + version() + "  " + where + "  " + cgroups
                + (cgroups == 1 ? " cgroup" : " cgroups");
    }
}
