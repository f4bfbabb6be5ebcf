package org.cgroovy.cgroup.tool;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cgroovy.linux.Errno;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.PlainFiles;

/**
 * One cgroup of one hierarchy.
 *
 * @param controller by which the hierarchy was named; with an empty name that of v2 without any controller
 * @param path as the kernel writes it: {@code "/demo/a"}, or {@code "/"}
 * @param directory where its files are
 */
record Place(MountedController controller, String path, Path directory) {
    /** @throws ToolException when no cgroup can have this path */
    static Place of(MountedController controller, String path) {
        String plain = MountedController.path(path);
        return new Place(controller, plain, controller.directory(plain));
    }

    /** {@code "pids:/demo"}, as the tools take it. */
    String label() {
        return controller.name() + ":" + path;
    }

    boolean isRoot() {
        return path.equals("/");
    }

    /** The cgroup above; of the root the root. */
    Place parent() {
        return isRoot() ? this : of(controller, path.substring(0, path.lastIndexOf('/') + 1));
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    /** Whether a cgroup of v2 hands a controller down to those below it. */
    boolean enables(String controllerName) {
        String enabled = PlainFiles.read(file(Changes.SUBTREE_CONTROL)).strip();
        return (" " + enabled + " ").contains(" " + controllerName + " ");
    }

    /** The cgroups right below; none when this one has vanished. */
    List<Place> children() {
        List<Place> children = new ArrayList<>();
        String prefix = isRoot() ? "/" : path + "/";
        try {
            for (Path entry : PlainFiles.list(directory)) {
                if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    children.add(new Place(controller, prefix + entry.getFileName(), entry));
                }
            }
        } catch (KernelException e) {
            if (e.errno() != Errno.ENOENT) {
                throw Refusal.of(Ecg.ECGOTHER, this, e);
            }
        }
        return children;
    }

    /** This one and all below, each before those below it. */
    List<Place> tree() {
        List<Place> tree = new ArrayList<>();
        tree.add(this);
        for (Place child : children()) {
            tree.addAll(child.tree());
        }
        return tree;
    }
}
