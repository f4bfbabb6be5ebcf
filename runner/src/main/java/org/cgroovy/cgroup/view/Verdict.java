package org.cgroovy.cgroup.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cgroovy.cgroup.manual.ControlFile;
import org.cgroovy.cgroup.manual.Manual;
import org.cgroovy.cgroup.manual.Version;
import org.cgroovy.cgroup.tree.Cgroup;

/**
 * What one limit does to a process.
 *
 * @param cgroup whose limit it is: that of the process, or one above it
 * @param resource {@code "memory"}, {@code "pids"}, {@code "cpu"} …
 * @param file that holds the limit
 * @param finding how much is used of which limit, in words
 * @param used the same as a share, 1.0 is all
 * @param evidence what the kernel counted, each with the file that says so
 * @param remedy what to do
 */
public record Verdict(
        Severity severity,
        Cgroup cgroup,
        String resource,
        String file,
        String finding,
        double used,
        List<String> evidence,
        String remedy) {
    /** At most so much of a limit is used without a word. */
    private static final double TIGHT = 0.8;

    public Verdict {
        evidence = List.copyOf(evidence);
    }

    /** How much it is in the way; the worst first. */
    public enum Severity {
        /** It is being hit now. */
        NOW,
        /** It has been hit since the cgroup was made. */
        BEFORE,
        /** Not much is left: four fifths are used. */
        TIGHT,
        /** There is a limit, with room left. */
        ROOM;

        static Severity of(boolean now, boolean ever, double used) {
            return now ? NOW : ever ? BEFORE : used >= Verdict.TIGHT ? TIGHT : ROOM;
        }
    }

    /** The file, what is used of its limit, and what was counted, in a line. */
    public String text() {
        String first = file + ": " + finding;
        return evidence.isEmpty() ? first : first + ", " + String.join(", ", evidence);
    }

    public Map<String, Object> json() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("severity", severity.name().toLowerCase(Locale.ROOT));
        map.put("resource", resource);
        map.put("cgroup", cgroup.toString());
        map.put("directory", cgroup.directory().toString());
        map.put("file", file);
        Manual.SHIPPED
                .find(Version.of(cgroup.hierarchy()), file)
                .map(ControlFile::summary)
                .ifPresent(summary -> map.put("meaning", summary));
        map.put("finding", finding);
        map.put("used", used);
        map.put("evidence", evidence);
        map.put("remedy", remedy);
        return map;
    }
}
