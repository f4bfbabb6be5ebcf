package org.cgroovy.cgroup.tool;

import java.nio.file.Path;
import org.cgroovy.linux.KernelException;

/** Sets control files. */
class Values {
    private final Changes changes;

    Values(Changes changes) {
        this.changes = changes;
    }

    /**
     * Writes a value, each of its lines with one call.
     *
     * @throws ToolException when the kernel refuses, with libcgroup's exit code for that
     */
    void set(Place place, String name, String value) {
        checkName(place, name);
        Path file = place.file(name);
        try {
            for (String line : value.split("\n")) {
                if (!line.isEmpty()) {
                    changes.write(file, line);
                }
            }
        } catch (KernelException e) {
            throw Refusal.ofWrite(place, file, e);
        }
    }

    /** A control file is in the cgroup's own directory. */
    private static void checkName(Place place, String name) {
        if (name.isEmpty() || name.indexOf('/') >= 0 || name.indexOf('\0') >= 0 || name.indexOf('\n') >= 0) {
            throw new ToolException(
                    Ecg.ECGROUPVALUENOTEXIST, place.label() + " cannot have a file of the name \"" + name + "\"");
        }
    }
}
