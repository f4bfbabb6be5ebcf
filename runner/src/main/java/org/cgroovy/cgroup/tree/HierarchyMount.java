package org.cgroovy.cgroup.tree;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cgroovy.cgroup.Hierarchy;

/**
 * A hierarchy to be mounted.
 *
 * @param directory where, absolute
 * @param unified that of v2; then there is neither a name nor controllers
 * @param name of a named v1 hierarchy
 * @param controllers of v1; none makes one that only groups processes
 * @see "cgroups(7), Mounting v1 controllers; kernel/cgroup/cgroup-v1.c, cgroup1_parse_param"
 */
public record HierarchyMount(Path directory, boolean unified, Optional<String> name, List<String> controllers) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,63}");

    public HierarchyMount {
        controllers = List.copyOf(controllers);
        name.ifPresent(HierarchyMount::check);
        if (!directory.isAbsolute()) {
            throw new IllegalArgumentException("a hierarchy is mounted at an absolute path, not at " + directory);
        }
    }

    private static void check(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "the kernel takes 1 to 63 letters, digits, '.', '-' and '_' as the name of a hierarchy, not \""
                            + name + "\"");
        }
    }

    public String type() {
        return unified ? "cgroup2" : "cgroup";
    }

    /** What the kernel is given: {@code "none,name=demo"}, {@code "net_cls"}; empty for v2. */
    public String options() {
        List<String> options = new ArrayList<>(controllers);
        if (!unified && controllers.isEmpty()) {
            options.add("none");
        }
        name.ifPresent(text -> options.add("name=" + text));
        return String.join(",", options);
    }

    /** What it is once it is mounted. */
    public Hierarchy hierarchy() {
        return new Hierarchy(directory, unified, controllers, name, "/");
    }

    /** As the command: {@code "mount -t cgroup -o none,name=demo cgroup /tmp/demo"}. */
    @Override
    public String toString() {
        String options = options().isEmpty() ? "" : " -o " + options();
        return "mount -t " + type() + options + " " + type() + " " + directory;
    }
}
