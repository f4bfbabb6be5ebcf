package org.cgroovy.cgroup.tool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cgroovy.linux.Errno;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.PlainFiles;

/** Moves processes, with all their threads, into cgroups. */
final class Joining {
    private static final String PROCS = "cgroup.procs";
    private static final String THREADS = "cgroup.threads";
    private static final String TASKS = "tasks";

    private final Changes changes;

    Joining(Changes changes) {
        this.changes = changes;
    }

    /**
     * Moves a process.
     *
     * @throws ToolException when the kernel refuses
     */
    void move(Place place, long pid) {
        requireEnabled(place);
        Changes.Undo back = new Membership(place.controller(), pid).restore();
        Path whole = place.file(PROCS);
        boolean threaded = threadFile(place).equals(THREADS);
        // Where only tasks was handed over (cgcreate -t), one thread after the other has to move.
        boolean single = threaded
                || !place.controller().unified() && !Files.isWritable(whole) && Files.isWritable(place.file(TASKS));
        if (single) {
            changes.did(back);
            moveThreads(place, pid);
        } else {
            write(place, whole, Long.toString(pid));
            changes.did(back);
        }
    }

    /** The file that takes single threads; in v2 only threaded cgroups have one, and others take whole processes. */
    static String threadFile(Place place) {
        if (!place.controller().unified()) {
            return TASKS;
        }
        Path type = place.file("cgroup.type");
        try {
            return Files.exists(type) && PlainFiles.read(type).strip().equals("threaded") ? THREADS : PROCS;
        } catch (KernelException e) {
            return PROCS;
        }
    }

    /**
     * In v2 a controller that the cgroup above has not enabled would take no notice of the move.
     *
     * @throws ToolException when that is so
     */
    static void requireEnabled(Place place) {
        String controller = place.controller().name();
        if (!place.controller().unified() || controller.isEmpty() || place.isRoot()) {
            return;
        }
        Path file = place.parent().file(Changes.SUBTREE_CONTROL);
        try {
            if (!Files.exists(file) || place.parent().enables(controller)) {
                return;
            }
        } catch (KernelException e) {
            throw Refusal.of(Ecg.ECGOTHER, place, e);
        }
        throw new ToolException(
                Ecg.ECGROUPNOTMOUNTED,
                "controller " + controller + " is not enabled for " + place.label() + ": write +" + controller + " to "
                        + file + ", or make the cgroup with cgcreate -g " + place.label());
    }

    private static void moveThreads(Place place, long pid) {
        Path file = place.file(threadFile(place));
        Set<String> moved = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (String thread : threads(pid)) {
                if (moved.add(thread)) {
                    more = true;
                    try {
                        PlainFiles.write(file, thread);
                    } catch (KernelException e) {
                        // A thread may end while its process is moved, but the process may not.
                        if (e.errno() != Errno.ESRCH || thread.equals(Long.toString(pid))) {
                            throw Refusal.ofJoin(place, file, thread, e);
                        }
                    }
                }
            }
        }
        if (moved.isEmpty()) {
            throw Refusal.ofJoin(
                    place,
                    file,
                    Long.toString(pid),
                    new KernelException("write(\"" + file + "\", \"" + pid + "\")", Errno.ESRCH));
        }
    }

    private static void write(Place place, Path file, String pid) {
        try {
            PlainFiles.write(file, pid);
        } catch (KernelException e) {
            throw Refusal.ofJoin(place, file, pid, e);
        }
    }

    /** The threads of a process; none when it has ended. */
    static List<String> threads(long pid) {
        List<String> threads = new ArrayList<>();
        try {
            for (Path task : PlainFiles.list(Path.of("/proc/" + pid + "/task"))) {
                threads.add(String.valueOf(task.getFileName()));
            }
        } catch (KernelException e) {
            return List.of();
        }
        return threads;
    }
}
