package org.cgroovy.cgroup.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cgroovy.cgroup.CgroupWalk;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.PlainFiles;

/** Removes every cgroup of every hierarchy, and unmounts those of v1. */
final class Clearing {
    private final ToolContext context;
    private final Deletion.Extent extent;

    Clearing(ToolContext context, Deletion.Extent extent) {
        this.context = context;
        this.extent = extent;
    }

    /** What it would do. */
    String describe() {
        List<MountedHierarchy> hierarchies = context.mounts().hierarchies();
        Counting counting = new Counting();
        for (MountedHierarchy hierarchy : hierarchies) {
            new CgroupWalk(counting).from(hierarchy.first().mount());
        }
        return "remove the cgroups of " + hierarchies.size() + " hierarchies, " + counting.count
                + " in all, move their processes to the roots, and unmount the hierarchies of v1";
    }

    /** Gives whether all went well; says what did not. */
    boolean clearAll() {
        boolean well = true;
        for (MountedHierarchy hierarchy : context.mounts().hierarchies()) {
            try {
                clear(hierarchy.first());
            } catch (ToolException e) {
                well &= complain(hierarchy, e.reason());
            } catch (KernelException e) {
                well &= complain(hierarchy, "" + e.getMessage());
            }
        }
        return well;
    }

    private boolean complain(MountedHierarchy hierarchy, String reason) {
        context.err().println("cgclear failed with " + reason + " (hierarchy " + hierarchy.label() + ")");
        return false;
    }

    private void clear(MountedController hierarchy) {
        Place root = Place.of(hierarchy, "/");
        if (extent == Deletion.Extent.TREE) {
            new Deletion(extent).delete(root);
        } else {
            deleteEmpty(root);
        }
        if (!hierarchy.unified() && !hasCgroups(root)) {
            Kernel kernel = new Kernel();
            for (Path mount : hierarchy.mounts()) {
                kernel.unmount(mount.toString());
            }
        }
    }

    private static boolean hasCgroups(Place place) {
        for (Path entry : PlainFiles.list(place.directory())) {
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                return true;
            }
        }
        return false;
    }

    /** From the leaves up. */
    private static void deleteEmpty(Place root) {
        List<Place> all = new ArrayList<>();
        new CgroupWalk(new Finding(root, all)).from(root.directory());
        for (int i = all.size() - 1; i > 0; i--) {
            try {
                new Deletion(Deletion.Extent.EMPTY).delete(all.get(i));
            } catch (ToolException e) {
                if (e.exitCode() != Ecg.ECGNONEMPTY.exitCode()) {
                    throw e;
                }
            }
        }
    }

    private record Finding(Place root, List<Place> all) implements CgroupWalk.Visitor {
        @Override
        public void cgroup(String path) {
            all.add(path.isEmpty() ? root : Place.of(root.controller(), path));
        }

        @Override
        public void unreadable(String path, IOException reason) {
            throw Refusal.of(Ecg.ECGOTHER, root, PlainFiles.failure("readdir(\"" + path + "\")", reason));
        }
    }

    private static final class Counting implements CgroupWalk.Visitor {
        private int count;

        @Override
        public void cgroup(String path) {
            count += path.isEmpty() ? 0 : 1;
        }

        @Override
        public void unreadable(String path, IOException reason) {
            // It says how much there is about; what cannot be read shows when it is to be removed.
        }
    }
}
