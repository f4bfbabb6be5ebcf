package org.cgroovy.cgroup.tool;

import java.util.ArrayList;
import java.util.List;

/**
 * The controllers that share a mount.
 *
 * @param controllers at least one
 */
public record MountedHierarchy(List<MountedController> controllers) {
    public MountedHierarchy {
        controllers = List.copyOf(controllers);
    }

    /** The one that stands for them all. */
    public MountedController first() {
        return controllers.get(0);
    }

    /** {@code "cpu,cpuacct"}. */
    public String label() {
        return String.join(",", names());
    }

    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (MountedController controller : controllers) {
            names.add(controller.name());
        }
        return names;
    }

    /** Whether one of the names is a controller of it. */
    public boolean hasAny(List<String> names) {
        for (MountedController controller : controllers) {
            if (names.contains(controller.name())) {
                return true;
            }
        }
        return false;
    }

    static List<MountedHierarchy> of(List<MountedController> controllers) {
        List<MountedHierarchy> hierarchies = new ArrayList<>();
        int from = 0;
        for (int i = 1; from < controllers.size(); i++) {
            if (i == controllers.size()
                    || !controllers.get(i).mount().equals(controllers.get(from).mount())) {
                hierarchies.add(new MountedHierarchy(controllers.subList(from, i)));
                from = i;
            }
        }
        return hierarchies;
    }
}
