package org.cgroovy.cgroup.tool;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A line of lssubsys(1).
 *
 * @param controllers such as {@code cpu} and {@code cpuacct}
 * @param number the hierarchy's in {@code /proc/cgroups}; 0 for v2 and for what is not mounted
 * @param mount where it is mounted; empty when it is not
 * @param form what of it the text shows
 */
public record HierarchyLine(List<String> controllers, int number, Optional<Path> mount, Form form) {
    /** What a line shows. */
    public enum Form {
        NAMES,
        NUMBER,
        MOUNT
    }

    public HierarchyLine {
        controllers = List.copyOf(controllers);
    }

    @Override
    public String toString() {
        String names = String.join(",", controllers);
        return switch (form) {
            case NAMES -> names;
            case NUMBER -> names + " " + number;
            case MOUNT -> mount.isPresent() ? names + " " + mount.get() : names;
        };
    }
}
