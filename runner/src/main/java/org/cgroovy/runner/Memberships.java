package org.cgroovy.runner;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cgroovy.cgroup.ControlFiles;
import org.cgroovy.cgroup.Hierarchy;
import org.cgroovy.cgroup.tree.Cgroup;

/**
 * In which cgroups a process is: exactly one of each hierarchy.
 *
 * @see "cgroups(7), /proc/[pid]/cgroup"
 */
public final class Memberships {
    private Memberships() {}

    /** Its cgroup in that hierarchy; empty when the process is gone or its cgroup is out of sight. */
    public static Optional<Cgroup> of(int pid, Hierarchy hierarchy) {
        return ControlFiles.HOST
                .read(Path.of("/proc", pid == 0 ? "self" : Integer.toString(pid), "cgroup"))
                .flatMap(text -> in(text, hierarchy));
    }

    /** The same from the text of {@code /proc/PID/cgroup}. */
    public static Optional<Cgroup> in(String procCgroup, Hierarchy hierarchy) {
        return procCgroup
                .lines()
                .map(line -> Arrays.asList(line.split(":", 3)))
                .filter(fields -> fields.size() == 3 && is(fields.get(1), hierarchy))
                .findFirst()
                .flatMap(fields -> hierarchy.visible(plain(fields.get(2))))
                .map(path -> new Cgroup(hierarchy, path));
    }

    /** A cgroup that was removed while the process was in it. */
    private static String plain(String path) {
        return path.endsWith(" (deleted)") ? path.substring(0, path.length() - " (deleted)".length()) : path;
    }

    private static boolean is(String field, Hierarchy hierarchy) {
        if (field.isEmpty() || hierarchy.unified()) {
            return field.isEmpty() && hierarchy.unified();
        }
        List<String> names = Arrays.asList(field.split(",", -1));
        return hierarchy.controllers().isEmpty()
                ? hierarchy
                        .name()
                        .filter(name -> names.contains("name=" + name))
                        .isPresent()
                : names.containsAll(hierarchy.controllers());
    }
}
