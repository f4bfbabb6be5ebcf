package org.cgroovy.cgroup.tool;

/** What cgget(1) of libcgroup 3 tells of the host. */
final class HostLines {
    private static final int NAME_WIDTH = 11;

    private HostLines() {}

    /** {@code -m}: which versions are mounted. */
    static String mode(MountTable mounts) {
        boolean v1 = false;
        for (MountedController controller : mounts.controllers()) {
            v1 |= !controller.unified();
        }
        boolean v2 = !mounts.unified().isEmpty();
        if (v1 && v2) {
            return "Hybrid mode (Cgroup v1/v2).";
        }
        if (!v1 && !v2) {
            throw new ToolException(1, "Unable to determine the Cgroup setup mode: no cgroup file system is mounted");
        }
        return v1 ? "Legacy Mode (Cgroup v1 only)." : "Unified Mode (Cgroup v2 only).";
    }

    /** {@code -c}: the version of each controller. */
    static String versions(MountTable mounts) {
        StringBuilder table = new StringBuilder("#Controller\tVersion");
        for (MountedController controller : mounts.required().controllers()) {
            if (!controller.opaque()) {
                table.append('\n').append(controller.name());
                for (int i = controller.name().length(); i < NAME_WIDTH; i++) {
                    table.append(' ');
                }
                table.append('\t').append(controller.unified() ? 2 : 1);
            }
        }
        return table.toString();
    }
}
