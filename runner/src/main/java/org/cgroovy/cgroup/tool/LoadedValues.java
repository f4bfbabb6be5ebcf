package org.cgroovy.cgroup.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cgroovy.cgroup.ControlFiles;
import org.cgroovy.cgroup.WriteBack;
import org.cgroovy.cgroup.conf.Assignment;

/**
 * Sets the values of a configuration. They may depend on each other, also across groups: a limit that falls must fall first
 * below, one that rises first above. So what the kernel refuses is tried again when all others are set. What is so already
 * need not be set: some files show what they do not take, and the rules of devices cannot change above others.
 */
final class LoadedValues extends Values {
    private final Compat compat;
    private final List<Refused> refused = new ArrayList<>();

    /** A value that could not be set, and why. */
    private record Refused(Place place, String name, String value, ToolException reason) {}

    LoadedValues(Changes changes, Compat compat) {
        super(changes);
        this.compat = compat;
    }

    /** Without the rules of devices, when these are in force. */
    List<Assignment> needed(Place place, List<Assignment> values) {
        List<Assignment> others = new ArrayList<>();
        boolean denied = false;
        String allowed = "";
        for (Assignment value : values) {
            if (value.name().equals("devices.deny")) {
                denied = value.value().startsWith("a");
            } else if (value.name().equals("devices.allow")) {
                allowed = value.value();
            } else {
                others.add(value);
            }
        }
        boolean same = denied && !compat.original() && says(place, WriteBack.DEVICES, allowed);
        return same ? others : values;
    }

    @Override
    void set(Place place, String name, String value) {
        try {
            super.set(place, name, value);
        } catch (ToolException e) {
            // The order of the rules of devices is their meaning.
            if (compat.original() || name.startsWith("devices.")) {
                throw e;
            }
            if (!says(place, name, value)) {
                refused.add(new Refused(place, name, value, e));
            }
        }
    }

    /** @throws ToolException when a value cannot be set, though all others are */
    void settle() {
        int before = Integer.MAX_VALUE;
        while (!refused.isEmpty() && refused.size() < before) {
            before = refused.size();
            List<Refused> again = List.copyOf(refused);
            refused.clear();
            for (Refused value : again) {
                set(value.place, value.name, value.value);
            }
        }
        if (!refused.isEmpty()) {
            throw refused.get(0).reason;
        }
    }

    /** Whether it does so already, in whatever order; not when it is not there yet. */
    private static boolean says(Place place, String name, String value) {
        Optional<String> text = ControlFiles.HOST.read(place.file(name));
        return text.isPresent() && lines(text.get()).equals(lines(value));
    }

    private static Set<String> lines(String text) {
        return new TreeSet<>(List.of(text.strip().split("\n")));
    }
}
