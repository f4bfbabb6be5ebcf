package org.cgroovy.cgroup.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the cgroups that {@code ctrl[,ctrl]:path} means, one a controller. */
final class Places {
    /** What {@code *} stands for. */
    enum Star {
        /** All mounted controllers. */
        CONTROLLERS,
        /** Named hierarchies too. */
        HIERARCHIES
    }

    private final MountTable mounts;
    private final Star star;
    private final Ecg twice;

    /** @param twice the error when a controller stands there twice */
    Places(MountTable mounts, Star star, Ecg twice) {
        this.mounts = mounts;
        this.star = star;
        this.twice = twice;
    }

    /** @throws ToolException when a controller is not mounted, stands there twice, or the path cannot be one */
    List<Place> of(GroupSpec group) {
        if (group.controllers().isEmpty()) {
            return List.of(unified(group.path()));
        }
        List<Place> places = new ArrayList<>();
        for (String name : group.controllers()) {
            if (name.equals("*")) {
                addAll(group.path(), places);
            } else {
                add(one(name, group.path()), places);
            }
        }
        return places;
    }

    /** The same for several arguments. */
    List<Place> of(List<GroupSpec> groups) {
        List<Place> all = new ArrayList<>();
        for (GroupSpec group : groups) {
            all.addAll(of(group));
        }
        return all;
    }

    /** The cgroup in the hierarchy of one controller. */
    Place one(String controller, String path) {
        Optional<MountedController> found = mounts.controller(controller);
        if (found.isPresent()) {
            return Place.of(found.get(), path);
        }
        throw new ToolException(
                Ecg.ECGROUPSUBSYSNOTMOUNTED, "no controller " + controller + " is mounted; lssubsys -a lists them");
    }

    /** The cgroup of v2, whatever controllers that has. */
    Place unified(String path) {
        if (mounts.unified().isEmpty()) {
            throw new ToolException(Ecg.ECGROUPSUBSYSNOTMOUNTED, "no hierarchy of cgroup v2 is mounted");
        }
        return Place.of(new MountedController("", true, mounts.unified()), path);
    }

    private void addAll(String path, List<Place> places) {
        for (MountedController controller : mounts.controllers()) {
            if (!controller.named() || star == Star.HIERARCHIES && !controller.opaque()) {
                add(Place.of(controller, path), places);
            }
        }
    }

    private void add(Place place, List<Place> places) {
        for (Place other : places) {
            if (other.controller().name().equals(place.controller().name())) {
                throw new ToolException(
                        twice, "controller " + place.controller().name() + " stands there twice");
            }
        }
        places.add(place);
    }
}
