package org.cgroovy.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The directory that has the notes of a user's containers. They say what may be killed and removed, so an ordinary user's
 * must be his own, and closed to others.
 *
 * @param path it need not be there yet
 * @param uid whose it has to be
 */
record StateRoot(Path path, int uid) {
    private static final Set<PosixFilePermission> OWNERS =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    /**
     * Root's is in {@code /run}. A user's is in {@code $XDG_RUNTIME_DIR}, if that is his (su(1) may have left another's
     * in the environment), else in {@code /run/user/UID}, else in {@code /tmp}.
     *
     * @param root where the host's {@code /} is
     * @see "XDG Base Directory Specification"
     */
    static StateRoot of(int uid, Map<String, String> environment, Path root) {
        if (uid == 0) {
            return new StateRoot(Path.of("/run/cgroovy"), 0);
        }
        return own(environment.getOrDefault("XDG_RUNTIME_DIR", ""), uid, root)
                .or(() -> own("/run/user/" + uid, uid, root))
                .map(directory -> new StateRoot(directory.resolve("cgroovy"), uid))
                .orElseGet(() -> new StateRoot(Path.of("/tmp/cgroovy-" + uid), uid));
    }

    private static Optional<Path> own(String directory, int uid, Path root) {
        if (!directory.startsWith("/")) {
            return Optional.empty();
        }
        Path there = root.resolve(directory.substring(1));
        return Files.isDirectory(there) && owner(there).filter(o -> o == uid).isPresent()
                ? Optional.of(Path.of(directory))
                : Optional.empty();
    }

    private static Optional<Integer> owner(Path path) {
        try {
            return Optional.of((Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Refuses what somebody else made. Root needs no such care: only root writes in {@code /run}.
     *
     * @throws RunnerException when it is there, and is not a directory of that user's that is closed to others
     */
    void check() {
        Optional<Integer> owner = uid == 0 ? Optional.empty() : owner(path);
        if (owner.isEmpty()) {
            return;
        }
        String problem = owner.get() != uid ? "belongs to uid " + owner.get() : isClosed() ? "" : "is open to others";
        if (!problem.isEmpty()) {
            throw new RunnerException(path + ", where containers are noted, " + problem
                    + ", so what it says cannot be trusted; set XDG_RUNTIME_DIR to a directory of your own, or let uid "
                    + owner.get() + " remove it");
        }
    }

    /** Others may have no right at all; a symbolic link has all. */
    private boolean isClosed() {
        try {
            return OWNERS.containsAll(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException e) {
            return true; // it is gone
        }
    }
}
