package org.cgroovy.cgroup.tool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import org.cgroovy.cgroup.CgroupPath;

/**
 * One controller or named hierarchy, and where it is mounted.
 *
 * @param name such as {@code memory} or {@code name=systemd}
 * @param unified whether it is in the hierarchy of v2
 * @param mounts the first is the one that counts; at least one
 */
public record MountedController(String name, boolean unified, List<Path> mounts) {
    public MountedController {
        mounts = List.copyOf(mounts);
    }

    /** Where it is mounted first. */
    public Path mount() {
        return mounts.get(0);
    }

    /**
     * The directory of a cgroup.
     *
     * @param path with or without a slash at its begin
     * @throws ToolException with {@link Ecg#ECGINVAL} when no cgroup can have this path
     */
    public Path directory(String path) {
        String plain = path(path);
        return plain.equals("/") ? mount() : mount().resolve(plain.substring(1));
    }

    /** The path of a cgroup as the kernel writes it: with one slash before each name and none at the end. */
    static String path(String path) {
        StringBuilder plain = new StringBuilder();
        StringTokenizer names = new StringTokenizer(path, "/");
        while (names.hasMoreTokens()) {
            plain.append('/').append(names.nextToken());
        }
        try {
            return CgroupPath.check(plain.length() == 0 ? "/" : plain.toString());
        } catch (IllegalArgumentException e) {
            throw new ToolException(Ecg.ECGINVAL, e.getMessage() == null ? "bad path" : e.getMessage());
        }
    }

    /** Whether it is a v1 hierarchy without controllers. */
    public boolean named() {
        return name.startsWith("name=");
    }

    /** Whether it is systemd's own, which the tools, as Debian and Fedora build them, leave out unless it is named. */
    public boolean opaque() {
        return name.equals("name=systemd");
    }

    MountedController alsoAt(Path mount) {
        List<Path> more = new ArrayList<>(mounts);
        more.add(mount);
        return new MountedController(name, unified, more);
    }
}
