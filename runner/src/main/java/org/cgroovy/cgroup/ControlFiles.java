package org.cgroovy.cgroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads control files, so that planning stays pure: a spec hands in a map instead. */
@FunctionalInterface
public interface ControlFiles {
    /** The control files of this host. */
    ControlFiles HOST = ControlFiles::readHost;

    /** The text without white space around it; empty when there is no such file or it cannot be read. */
    Optional<String> read(Path file);

    private static Optional<String> readHost(Path file) {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
