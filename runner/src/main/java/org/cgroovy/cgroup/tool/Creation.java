package org.cgroovy.cgroup.tool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cgroovy.cgroup.conf.Assignment;
import org.cgroovy.linux.KernelException;

/**
 * Makes cgroups, those above them too, and in v2 enables the controller on the way.
 *
 * @see "libcgroup src/api.c, cgroup_create_cgroup"
 */
final class Creation {
    private final Changes changes;
    private final Values values;

    Creation(Changes changes) {
        this(changes, new Values(changes));
    }

    /** @param values sets them */
    Creation(Changes changes, Values values) {
        this.changes = changes;
        this.values = values;
    }

    /**
     * Makes a cgroup where it is not there yet; then gives it its owners and its values.
     *
     * @throws ToolException when that fails; what was done until then is in the changes
     */
    void create(Place place, Rights rights, List<Assignment> settings) {
        if (place.controller().unified() && !place.controller().name().isEmpty()) {
            enable(place);
        }
        make(place);
        Ownership ownership = new Ownership(changes, rights);
        try {
            ownership.give(place);
        } catch (KernelException e) {
            throw Refusal.of(Ecg.ECGOTHER, place, e);
        }
        for (Assignment setting : settings) {
            values.set(place, setting.name(), setting.value());
        }
        try {
            ownership.giveTasks(place);
        } catch (KernelException e) {
            throw Refusal.of(Ecg.ECGOTHER, place, e);
        }
    }

    private void make(Place place) {
        try {
            changes.makeDirectories(place.directory());
        } catch (KernelException e) {
            throw Refusal.ofCreate(place, e);
        }
    }

    /** Lets the cgroups on the way hand the controller down. */
    private void enable(Place place) {
        List<Place> above = new ArrayList<>();
        for (Place at = place; !at.isRoot(); ) {
            at = at.parent();
            above.add(0, at);
        }
        for (Place at : above) {
            make(at);
            Path file = at.file(Changes.SUBTREE_CONTROL);
            String controller = place.controller().name();
            try {
                if (!at.enables(controller)) {
                    changes.write(file, "+" + controller);
                }
            } catch (KernelException e) {
                throw Refusal.ofWrite(at, file, e);
            }
        }
    }
}
