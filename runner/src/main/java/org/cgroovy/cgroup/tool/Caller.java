package org.cgroovy.cgroup.tool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The shell that waits for this process and then becomes the program of {@code cgexec}: {@code scripts/cgexec}. It enters
 * cgroups of v1 best itself: the kernel lets a process with one thread in at once by {@code tasks}, and one that another
 * process moves only after an RCU grace period of some milliseconds.
 *
 * @param enters whether it does; no more after the kernel refused that, as only we can say why
 * @see "kernel/cgroup/cgroup.c, cgroup_procs_write_start"
 */
record Caller(long pid, boolean enters) {
    private static final String REFUSED = " refused";

    /** @throws ToolException when nobody waits who could become a program */
    static Caller waiting() {
        String words = System.getProperty("cgroovy.caller", "");
        boolean refused = words.endsWith(REFUSED);
        try {
            return new Caller(
                    Long.parseLong(refused ? words.substring(0, words.length() - REFUSED.length()) : words), !refused);
        } catch (NumberFormatException e) {
            throw new ToolException(
                    1, "a program takes the place of the command that starts it: call cgexec or cgroovy cgexec");
        }
    }

    /**
     * The files that it shall write 0 to; none when others than it have to move it: where they may refuse for a reason that a
     * shell does not hear of, or in v2, which has the grace period either way.
     */
    List<Path> files(List<Place> places) {
        List<Path> files = new ArrayList<>();
        for (Place place : places) {
            Path file = place.file("tasks");
            boolean simple = enters
                    && !place.controller().unified()
                    && !place.controller().name().equals("cpuset")
                    && file.toString().indexOf('\n') < 0;
            if (!simple || !Files.isWritable(file)) {
                return List.of();
            }
            // Controllers that share a mount share the cgroup.
            if (!files.contains(file)) {
                files.add(file);
            }
        }
        return files;
    }

    /** What it is told: the files, and how many of its last words are the program and its arguments. */
    static String answer(List<Path> files, int words) {
        StringBuilder answer = new StringBuilder();
        for (Path file : files) {
            answer.append(file).append('\n');
        }
        return answer.append("exec ").append(words).toString();
    }
}
