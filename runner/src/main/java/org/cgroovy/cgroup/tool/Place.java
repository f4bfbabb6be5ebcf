package org.cgroovy.cgroup.tool;

import java.nio.file.Path;

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
}
