package org.cgroovy.dsl;

import java.util.Set;

/** The properties of a cgroup that are no control files. */
final class Bean {
    private static final Set<String> NAMES = Set.of(
            "path",
            "name",
            "cgroups",
            "directories",
            "procs",
            "threads",
            "parent",
            "children",
            "files",
            "frozen",
            "stats",
            "owner",
            "mode",
            "class",
            "metaClass");

    private Bean() {}

    static boolean has(String name) {
        return NAMES.contains(name);
    }
}
