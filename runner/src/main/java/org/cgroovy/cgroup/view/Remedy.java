package org.cgroovy.cgroup.view;

import java.util.regex.Pattern;
import org.cgroovy.cgroup.tree.Cgroup;

/** Lines of Groovy that change a limit. */
final class Remedy {
    private static final Pattern PLAIN = Pattern.compile("(?!cgroup\\.)[a-z_]+(\\.[a-z_]+)+");
    private static final long MIB = 1 << 20;

    private Remedy() {}

    /** @param value as Groovy has it */
    static String set(Cgroup cgroup, String file, String value) {
        String name = PLAIN.matcher(file).matches() ? "." + file : "['" + file + "']";
        return subject(cgroup) + name + " = " + value;
    }

    static String call(Cgroup cgroup, String word) {
        return subject(cgroup) + "." + word;
    }

    /** Twice as many bytes, in whole MiB; a limit of nothing is lifted. */
    static String doubled(Cgroup cgroup, long bytes) {
        if (bytes == 0) {
            return cgroup.hierarchy().unified() ? "'max'" : "-1";
        }
        return Math.max(1, bytes * 2 / MIB) + ".MiB";
    }

    private static String subject(Cgroup cgroup) {
        return "cgroup('" + cgroup.toString().replace("\\", "\\\\").replace("'", "\\'") + "')";
    }
}
