package org.cgroovy.cgroup.tool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parameters of one group.
 *
 * @param path as written; empty while it is not known
 * @param parameters the names by controller; a controller without names means all that it has
 * @param everywhere whether the controllers are all there are, so that the group need not be in each hierarchy
 */
record Selection(String path, Map<String, List<String>> parameters, boolean everywhere) {
    static Selection empty() {
        return new Selection("", new LinkedHashMap<>(), false);
    }

    Selection at(String otherPath) {
        return new Selection(otherPath, parameters, everywhere);
    }

    Selection withController(String controller) {
        Map<String, List<String>> more = new LinkedHashMap<>(parameters);
        more.putIfAbsent(controller, List.of());
        return new Selection(path, more, everywhere);
    }

    Selection withParameter(String controller, String name) {
        Map<String, List<String>> more = new LinkedHashMap<>(parameters);
        List<String> names = new ArrayList<>(more.getOrDefault(controller, List.of()));
        names.add(name);
        more.put(controller, names);
        return new Selection(path, more, everywhere);
    }

    /** With all controllers that are mounted. */
    Selection withAll(MountTable mounts) {
        Selection all = this;
        for (MountedController controller : mounts.controllers()) {
            all = all.withController(controller.name());
        }
        return new Selection(path, all.parameters, true);
    }
}
