package org.cgroovy.console.repl;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The file that keeps what was typed; only its owner may read it. */
final class HistoryFile {
    private HistoryFile() {}

    /** The file, made when it was not there; empty where that is not possible. */
    static Optional<Path> in(Path directory) {
        Path file = directory.resolve("history");
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException there) {
            return Files.isWritable(file) ? Optional.of(file) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
        return Optional.of(file);
    }
}
