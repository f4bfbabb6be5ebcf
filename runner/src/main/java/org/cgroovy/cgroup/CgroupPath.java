package org.cgroovy.cgroup;

import java.nio.charset.StandardCharsets;

/** Checks the paths of cgroups, which go from the root of their hierarchy: {@code "/demo/a"}. */
public final class CgroupPath {
    private static final int NAME_MAX = 255;

    private CgroupPath() {}

    /**
     * Gives the path as it came, or without a slash at its end.
     *
     * @throws IllegalArgumentException when it is relative, has an empty, {@code .} or {@code ..} component, one longer
     *     than 255 bytes, or a character that no cgroup name can have
     */
    public static String check(String path) {
        if (!path.startsWith("/")) {
            throw bad(path, "it must begin with '/'");
        }
        String plain = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (!plain.equals("/")) {
            for (String name : plain.substring(1).split("/", -1)) {
                checkName(path, name);
            }
        }
        return plain;
    }

    private static void checkName(String path, String name) {
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            throw bad(path, "'" + name + "' is no name of a cgroup");
        }
        if (name.indexOf('\n') >= 0 || name.indexOf('\0') >= 0) {
            throw bad(path, "the kernel takes no newline and no NUL");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > NAME_MAX) {
            throw bad(path, "a name is longer than " + NAME_MAX + " bytes");
        }
    }

    private static IllegalArgumentException bad(String path, String why) {
        return new IllegalArgumentException("bad cgroup path \"" + path + "\": " + why);
    }
}
