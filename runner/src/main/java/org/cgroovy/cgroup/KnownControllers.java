package org.cgroovy.cgroup;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code /proc/cgroups}: name, hierarchy, number of cgroups, enabled. */
final class KnownControllers {
    private KnownControllers() {}

    static Map<String, Boolean> parse(String procCgroups) {
        Map<String, Boolean> known = new LinkedHashMap<>();
        for (String line : procCgroups.split("\n", -1)) {
            List<String> fields = Arrays.asList(line.split("\t", -1));
            if (fields.size() >= 4 && !line.startsWith("#")) {
                known.put(fields.get(0), fields.get(3).equals("1"));
            }
        }
        return known;
    }
}
