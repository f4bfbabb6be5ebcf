package org.cgroovy.cgroup.tree;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cgroovy.cgroup.CgroupHost;
import org.cgroovy.cgroup.Hierarchy;

/**
 * What mounts and unmounts hierarchies. The kernel's rules are checked first, since its own answer to all of them is EBUSY.
 *
 * @see "cgroups(7), Mounting v1 controllers; Unmounting v1 controllers"
 */
public final class Mounting {
    private static final int MOST_NAMED = 5;

    private Mounting() {}

    /** @throws CgroupException when a controller is taken, or the mount would hide something */
    public static List<Change> mount(HierarchyMount mount, CgroupHost host, CgroupFiles files) {
        mount.controllers().forEach(controller -> checkFree(controller, mount, host));
        Path directory = mount.directory();
        if (!files.directories(directory).isEmpty() || !files.files(directory).isEmpty()) {
            throw new CgroupException(directory + " is not empty: a hierarchy mounted there would hide what is in it;"
                    + " choose an empty or a new directory");
        }
        return List.of(new Change.Mount(mount));
    }

    private static void checkFree(String controller, HierarchyMount mount, CgroupHost host) {
        if (!host.known().isEmpty() && !host.known().containsKey(controller)) {
            throw new CgroupException("this kernel has no controller " + controller + "; it has "
                    + String.join(", ", host.known().keySet()));
        }
        Optional<Hierarchy> taken = host.controller(controller)
                .filter(in -> !in.unified() && !Set.copyOf(in.controllers()).equals(Set.copyOf(mount.controllers())));
        taken.ifPresent(in -> {
            throw new CgroupException(controller + " is in the hierarchy " + in.label() + " at " + in.mount()
                    + ", and a controller is in one hierarchy only; use it there, cgroup('" + controller
                    + ":/…'), or choose a controller that is free: " + free(host));
        });
    }

    private static String free(CgroupHost host) {
        String free = host.known().keySet().stream()
                .filter(name -> host.controller(name).isEmpty())
                .collect(Collectors.joining(", "));
        return free.isEmpty() ? "there is none" : free;
    }

    /** @throws CgroupException when there are cgroups in it: it would live on, with no place to look at it */
    public static List<Change> unmount(Hierarchy hierarchy, CgroupHost host, CgroupFiles files) {
        List<String> below = files.directories(hierarchy.mount());
        if (!below.isEmpty() && !hierarchy.unified() && !isElsewhere(hierarchy, host)) {
            String named = Some.of(below.stream().map(name -> "/" + name).toList(), MOST_NAMED);
            throw new CgroupException("the hierarchy " + hierarchy.label() + " has cgroups (" + named
                    + "): unmounted, it would live on with its processes in them, and without a place to see it; "
                    + "remove them first: cgroup('" + hierarchy.label() + ":/" + below.get(0)
                    + "').remove(recursive: true)");
        }
        return List.of(new Change.Unmount(hierarchy));
    }

    private static boolean isElsewhere(Hierarchy hierarchy, CgroupHost host) {
        return host.hierarchies().stream()
                .anyMatch(other -> other.label().equals(hierarchy.label())
                        && !other.mount().equals(hierarchy.mount()));
    }
}
