package org.cgroovy.cgroup.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/**
 * One line of {@code /proc/cgroups}.
 *
 * @param name such as {@code memory}
 * @param hierarchy its number; 0 when it is not mounted as v1
 * @param cgroups how many cgroups its hierarchy has
 * @param enabled whether the kernel's command line left it on
 */
public record Subsystem(String name, int hierarchy, int cgroups, boolean enabled) {
    private static final List<String> NO_CONTROLLER =
            List.of("rw", "ro", "none", "xattr", "noprefix", "clone_children", "cpuset_v2_mode", "favordynmods");

    /** Reads the file; lines of another form are passed over. */
    static List<Subsystem> parse(String text) {
        List<Subsystem> subsystems = new ArrayList<>();
        StringTokenizer lines = new StringTokenizer(text, "\n");
        while (lines.hasMoreTokens()) {
            StringTokenizer fields = new StringTokenizer(lines.nextToken());
            if (fields.countTokens() >= 4) {
                String name = fields.nextToken();
                if (!name.startsWith("#")) {
                    subsystems.add(new Subsystem(
                            name,
                            Integer.parseInt(fields.nextToken()),
                            Integer.parseInt(fields.nextToken()),
                            fields.nextToken().equals("1")));
                }
            }
        }
        return subsystems;
    }

    /** Whether an option of a v1 mount can be a controller, on hosts that hide {@code /proc/cgroups}. */
    static boolean mayBe(String option) {
        return option.indexOf('=') < 0 && !NO_CONTROLLER.contains(option);
    }
}
