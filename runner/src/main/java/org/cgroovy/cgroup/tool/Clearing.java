package org.cgroovy.cgroup.tool;

import java.nio.file.Path;
import java.util.List;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.KernelException;

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
        int count = 0;
        for (MountedHierarchy hierarchy : hierarchies) {
            count += Place.of(hierarchy.first(), "/").tree().size() - 1;
        }
        return "remove the cgroups of " + hierarchies.size() + " hierarchies, " + count
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
                well &= complain(hierarchy, e.getMessage());
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
        if (!hierarchy.unified() && root.children().isEmpty()) {
            Kernel kernel = new Kernel();
            for (Path mount : hierarchy.mounts()) {
                kernel.unmount(mount.toString());
            }
        }
    }

    /** From the leaves up. */
    private static void deleteEmpty(Place root) {
        List<Place> all = root.tree();
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
}
