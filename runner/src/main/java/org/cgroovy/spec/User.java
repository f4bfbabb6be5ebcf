package org.cgroovy.spec;

import java.util.List;

/** Whom the process runs as; ids as seen inside the container, 0 to 2^32-2. */
public record User(long uid, long gid, List<Long> groups) {
    public static final User ROOT = new User(0, 0, List.of());

    private static final long LARGEST = 0xffff_fffeL;

    public User {
        groups = List.copyOf(groups);
        requireId("uid", uid);
        requireId("gid", gid);
        groups.forEach(group -> requireId("group", group));
    }

    private static void requireId(String what, long id) {
        if (id < 0 || id > LARGEST) {
            throw new SpecException(what + " must be 0 to " + LARGEST + ", got " + id);
        }
    }
}
