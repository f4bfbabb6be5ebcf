package org.cgroovy.runner.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** Who may do what with a file. */
record Permissions(boolean directory, Set<PosixFilePermission> mode, int uid, int gid) {
    Permissions {
        mode = Set.copyOf(mode);
    }

    static Optional<Permissions> of(Path file) {
        try {
            var attributes = Files.readAttributes(file, PosixFileAttributes.class);
            return Optional.of(new Permissions(
                    attributes.isDirectory(), attributes.permissions(), id(file, "unix:uid"), id(file, "unix:gid")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static int id(Path file, String attribute) throws IOException {
        return (int) Files.getAttribute(file, attribute);
    }

    /** Whether anybody may execute it: without that not even root may. */
    boolean isExecutable() {
        return mode.contains(PosixFilePermission.OWNER_EXECUTE)
                || mode.contains(PosixFilePermission.GROUP_EXECUTE)
                || mode.contains(PosixFilePermission.OTHERS_EXECUTE);
    }

    boolean isWritable() {
        return mode.contains(PosixFilePermission.OWNER_WRITE)
                || mode.contains(PosixFilePermission.GROUP_WRITE)
                || mode.contains(PosixFilePermission.OTHERS_WRITE);
    }

    /** Whether these ids may execute it, or search it when it is a directory. */
    boolean isExecutableBy(long user, long group) {
        if (user == uid) {
            return mode.contains(PosixFilePermission.OWNER_EXECUTE);
        }
        return mode.contains(group == gid ? PosixFilePermission.GROUP_EXECUTE : PosixFilePermission.OTHERS_EXECUTE);
    }

    /** {@code "rw-r--r-- of 0:0"}. */
    @Override
    public String toString() {
        return PosixFilePermissions.toString(mode) + " of " + uid + ":" + gid;
    }
}
