package org.cgroovy.cgroup.view;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cgroovy.cgroup.CgroupHost;
import org.cgroovy.cgroup.Hierarchy;
import org.cgroovy.cgroup.tree.Cgroup;
import org.cgroovy.cgroup.tree.CgroupFiles;

/**
 * All cgroups below a path at one moment, with what every hierarchy that has the path knows of it.
 *
 * @param nanos when, on the clock of {@link System#nanoTime}
 * @param paths by path
 */
public record Looks(long nanos, Map<String, Map<Measure, Long>> paths) {
    /**
     * Looks at a host.
     *
     * @param below the path to begin at, {@code "/"} for all
     */
    public static Looks at(CgroupHost host, String below, CgroupFiles files) {
        Map<String, Map<Measure, Long>> paths = new TreeMap<>();
        long now = System.nanoTime();
        for (Hierarchy hierarchy : host.hierarchies()) {
            Cgroup top = new Cgroup(hierarchy, below);
            if (files.exists(top)) {
                // Side by side: it is the kernel's work that takes the time.
                List<Reading> readings = files.walk(top).parallelStream()
                        .map(cgroup -> Reading.of(cgroup, files))
                        .toList();
                for (Reading reading : readings) {
                    Map<Measure, Long> all =
                            paths.computeIfAbsent(reading.cgroup().path(), path -> new EnumMap<>(Measure.class));
                    // The same path may hold different processes in each hierarchy: the one that counts more is meant.
                    reading.values().forEach((measure, value) -> all.merge(measure, value, Math::max));
                }
            }
        }
        return new Looks(now, paths);
    }

    /** What happened between an earlier look and this one; a cgroup that is new is counted from nothing. */
    public List<Activity> since(Looks earlier) {
        List<Activity> all = new ArrayList<>();
        double seconds = Math.max(1e-3, (nanos - earlier.nanos) / 1e9);
        paths.forEach((path, values) ->
                all.add(new Activity(path, values, earlier.paths.getOrDefault(path, Map.of()), seconds)));
        return List.copyOf(all);
    }
}
