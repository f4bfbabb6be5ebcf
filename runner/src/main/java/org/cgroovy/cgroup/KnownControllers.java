package org.cgroovy.cgroup;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code /proc/cgroups}: name, hierarchy, number of cgroups, enabled. */
final class KnownControllers {
    private KnownControllers() {}

    static Map<String, Boolean> parse(String procCgroups) {
        Map<String, Boolean> known = new LinkedHashMap<>();
        for (String line : procCgroups.split("\n", -1)) {
            String[] fields = line.trim().split("\\s+", -1);
            if (fields.length >= 4 && !line.startsWith("#")) {
                known.put(fields[0], fields[3].equals("1"));
            }
        }
        return known;
    }
}
