package org.cgroovy.cgroup;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.function.Function;
import org.cgroovy.linux.MountInfo;

/** Finds the cgroup hierarchies among the mounts. */
final class HierarchyParser {
    /** All v1 controllers of kernels 5.10 and later, for hosts that hide /proc/cgroups. */
    private static final Set<String> V1_CONTROLLERS = Set.of(
            "blkio",
            "cpu",
            "cpuacct",
            "cpuset",
            "debug",
            "devices",
            "freezer",
            "hugetlb",
            "memory",
            "misc",
            "net_cls",
            "net_prio",
            "perf_event",
            "pids",
            "rdma");

    private final Set<String> known;
    private final Function<Path, String> v2Controllers;

    HierarchyParser(Set<String> known, Function<Path, String> v2Controllers) {
        this.known = known;
        this.v2Controllers = v2Controllers;
    }

    List<Hierarchy> parse(List<MountInfo> mounts) {
        // One hierarchy is one device. Bind mounts show it again: the first that shows most of it counts.
        Map<String, MountInfo> byDevice = new LinkedHashMap<>();
        for (MountInfo mount : mounts) {
            if (mount.fsType().equals("cgroup") || mount.fsType().equals("cgroup2")) {
                byDevice.merge(mount.majorMinor(), mount, HierarchyParser::wider);
            }
        }
        return byDevice.values().stream().map(this::hierarchy).toList();
    }

    private static MountInfo wider(MountInfo first, MountInfo second) {
        return second.root().equals("/") && !first.root().equals("/") ? second : first;
    }

    private Hierarchy hierarchy(MountInfo mount) {
        Path directory = Path.of(mount.mountPoint());
        if (mount.fsType().equals("cgroup2")) {
            List<String> controllers = words(v2Controllers.apply(directory));
            return new Hierarchy(directory, true, controllers, Optional.empty(), mount.root());
        }
        List<String> controllers = mount.superOptions().stream()
                .filter(option -> known.contains(option) || V1_CONTROLLERS.contains(option))
                .toList();
        return new Hierarchy(directory, false, controllers, name(mount.superOptions()), mount.root());
    }

    private static Optional<String> name(List<String> options) {
        return options.stream()
                .filter(option -> option.startsWith("name="))
                .map(option -> option.substring("name=".length()))
                .findFirst();
    }

    private static List<String> words(String line) {
        return Collections.list(new StringTokenizer(line)).stream()
                .map(Object::toString)
                .toList();
    }
}
