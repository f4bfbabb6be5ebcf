package org.cgroovy.cgroup.manual;

import java.util.List;
import java.util.Optional;

/** Why a cgroup lacks a control file that exists elsewhere, and what there is instead. */
public final class Absent {
    private Absent() {}

    /**
     * What the manual says of it.
     *
     * @param here the version of the cgroup that lacks the file
     * @return empty when there is no such file anywhere
     */
    public static Optional<String> why(String name, Version here) {
        Optional<ControlFile> known = Manual.SHIPPED.find(here, name);
        return known.isPresent()
                ? known.map(Absent::elsewhere)
                : Manual.SHIPPED.find(here.other(), name).map(file -> otherVersion(file, here));
    }

    private static String otherVersion(ControlFile file, Version here) {
        String owner = file.name() + " is of " + here.other().label() + "; ";
        return file.counterpart()
                .map(other -> owner + here.label() + " has " + instead(other))
                .orElse(owner + "help '" + file.name() + "' tells more");
    }

    private static String instead(Counterpart other) {
        List<String> names = other.names();
        return names.isEmpty() ? "no such thing: " + other.reason() : String.join(" and ", names);
    }

    private static String elsewhere(ControlFile file) {
        if (file.presence() != Presence.EVERYWHERE) {
            return file.name() + " is " + file.presence().words();
        }
        String kernels = file.until().isEmpty()
                ? "since Linux " + file.since()
                : "from Linux " + file.since() + " to " + file.until();
        return "it needs the controller " + file.controller() + " here, and a kernel that has it: there is "
                + file.name() + " " + kernels;
    }
}
