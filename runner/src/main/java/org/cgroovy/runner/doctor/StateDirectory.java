package org.cgroovy.runner.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cgroovy.plan.Op;

/** Where the notes of containers cannot be written. */
final class StateDirectory {
    private static final long SMALL = 64 * 1024;

    private StateDirectory() {}

    static Optional<Advice> full(Failure failure, Site site) {
        FileStore store = store(root(failure));
        return Optional.of(new Advice(
                "containers are noted in " + root(failure) + ", and its file system (" + store + ") has "
                        + (usable(store) < SMALL ? usable(store) + " bytes left" : "no inodes left for another file"),
                "make room there"));
    }

    static Optional<Advice> readOnly(Failure failure, Site site) {
        FileStore store = store(root(failure));
        return Optional.of(new Advice(
                "containers are noted in " + root(failure) + ", and its file system (" + store
                        + ") is mounted read-only",
                "mount -o remount,rw " + store.toString().replaceAll(" \\(.*", "")));
    }

    static Optional<Advice> forbidden(Failure failure, Site site) {
        Path there = Where.existing(root(failure));
        return Permissions.of(there)
                .map(permissions -> new Advice(
                        "containers are noted in " + root(failure) + ", and " + there + " is " + permissions,
                        "let this user write there"));
    }

    static Optional<Advice> noDirectory(Failure failure, Site site) {
        Path there = Where.existing(root(failure));
        return Files.isDirectory(there)
                ? Optional.empty()
                : Optional.of(new Advice(
                        "containers are noted in " + root(failure) + ", and " + there + " is a file, not a directory",
                        "remove it"));
    }

    private static Path root(Failure failure) {
        return Texts.parent(((Op.Claim) failure.op()).note());
    }

    private static FileStore store(Path path) {
        try {
            return Files.getFileStore(Where.existing(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long usable(FileStore store) {
        try {
            return store.getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
