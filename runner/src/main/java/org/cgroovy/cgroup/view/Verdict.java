package org.cgroovy.cgroup.view;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cgroovy.cgroup.tree.Cgroup;

/**
 * What one limit does to a process.
 *
 * @param cgroup whose limit it is: that of the process, or one above it
 * @param resource {@code "memory"}, {@code "pids"}, {@code "cpu"} …
 * @param used how much of it is used, 1.0 is all
 * @param finding what is seen
 * @param remedy what to do
 */
public record Verdict(Severity severity, Cgroup cgroup, String resource, double used, String finding, String remedy) {
    /** How much it is in the way; the worst first. */
    public enum Severity {
        /** It is being hit now. */
        NOW,
        /** It has been hit since the cgroup was made. */
        BEFORE,
        /** Not much is left: four fifths are used. */
        TIGHT,
        /** There is a limit, with room left. */
        ROOM
    }

    public Map<String, Object> json() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("severity", severity.name().toLowerCase(java.util.Locale.ROOT));
        map.put("resource", resource);
        map.put("cgroup", cgroup.toString());
        map.put("directory", cgroup.directory().toString());
        map.put("used", used);
        map.put("finding", finding);
        map.put("remedy", remedy);
        return map;
    }
}
