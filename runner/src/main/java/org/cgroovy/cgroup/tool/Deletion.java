package org.cgroovy.cgroup.tool;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.cgroovy.linux.Errno;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.PlainFiles;

/**
 * Removes cgroups. Their processes move to the cgroup above the one that is removed.
 *
 * @see "libcgroup src/api.c, cgroup_delete_cgroup_ext"
 */
final class Deletion {
    /** What goes. */
    enum Extent {
        /** The cgroup, which must have none below it. */
        ONE,
        /** Those below it too. */
        TREE,
        /** The cgroup, and only when it has no process and none below it. */
        EMPTY
    }

    /** Processes may fork while theirs are moved: so often it is tried again. */
    private static final int PASSES = 10;

    private final Extent extent;

    Deletion(Extent extent) {
        this.extent = extent;
    }

    /**
     * Removes a cgroup. Of the root of a hierarchy only what is below it, and only with {@link Extent#TREE}.
     *
     * @throws ToolException when it is not there or cannot be removed; {@link Ecg#ECGNONEMPTY} with {@link Extent#EMPTY}
     */
    void delete(Place place) {
        if (!Files.isDirectory(place.directory(), LinkOption.NOFOLLOW_LINKS)) {
            KernelException absent = new KernelException("rmdir(\"" + place.directory() + "\")", Errno.ENOENT);
            throw Refusal.ofRemove(place, absent);
        }
        if (place.isRoot()) {
            if (extent != Extent.TREE) {
                throw new ToolException(
                        Ecg.ECGROUPNOTALLOWED,
                        place.label() + " is the root of its hierarchy, which cannot be removed");
            }
            deleteBelow(place, place);
        } else if (extent == Extent.TREE) {
            deleteBelow(place, place.parent());
            remove(place, place.parent());
        } else if (extent == Extent.ONE && !place.children().isEmpty()) {
            // Before a process is moved: the kernel's answer would come after.
            throw Refusal.ofRemove(place, new KernelException("rmdir(\"" + place.directory() + "\")", Errno.EBUSY));
        } else {
            remove(place, place.parent());
        }
    }

    private void deleteBelow(Place place, Place target) {
        for (Place child : place.children()) {
            deleteBelow(child, target);
            remove(child, target);
        }
    }

    private void remove(Place place, Place target) {
        if (extent != Extent.EMPTY) {
            evacuate(place, target);
        }
        try {
            PlainFiles.rmdir(place.directory());
        } catch (KernelException e) {
            if (e.errno() == Errno.ENOENT) {
                return;
            }
            if (extent == Extent.EMPTY && (e.errno() == Errno.EBUSY || e.errno() == Errno.ENOTEMPTY)) {
                throw new ToolException(Ecg.ECGNONEMPTY, place.label() + " is not empty");
            }
            throw Refusal.ofRemove(place, e);
        }
    }

    private static void evacuate(Place place, Place target) {
        String name = Joining.threadFile(place);
        Path file = place.file(name);
        Path into = target.file(Joining.threadFile(target));
        for (int pass = 0; pass < PASSES; pass++) {
            String[] ids = ids(place, file);
            if (ids.length == 0) {
                return;
            }
            for (String id : ids) {
                try {
                    PlainFiles.write(into, id);
                } catch (KernelException e) {
                    if (e.errno() != Errno.ESRCH) {
                        throw Refusal.ofJoin(target, into, id, e);
                    }
                }
            }
        }
    }

    private static String[] ids(Place place, Path file) {
        try {
            String text = PlainFiles.read(file).strip();
            return text.isEmpty() ? new String[0] : text.split("\n");
        } catch (KernelException e) {
            // ENODEV: it was opened before another removed the cgroup, and read after.
            if (e.errno() == Errno.ENOENT || e.errno() == Errno.ENODEV) {
                return new String[0];
            }
            throw Refusal.of(Ecg.ECGOTHER, place, e);
        }
    }
}
