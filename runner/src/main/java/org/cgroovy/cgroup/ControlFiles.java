package org.cgroovy.cgroup;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.PlainFiles;

/** Reads control files, so that planning stays pure: a spec hands in a map instead. */
@FunctionalInterface
public interface ControlFiles {
    /** The control files of this host. */
    ControlFiles HOST = new OfThisHost();

    /** Those that list who is in a cgroup, and by which one comes in. */
    Set<String> MEMBERS = Set.of("cgroup.procs", "cgroup.threads", "tasks");

    /** The text without white space around it; empty when there is no such file or it cannot be read. */
    Optional<String> read(Path file);

    /** A class and not a lambda: the first lambda of a process costs more than many reads. */
    final class OfThisHost implements ControlFiles {
        private OfThisHost() {}

        @Override
        public Optional<String> read(Path file) {
            try {
                return Optional.of(PlainFiles.read(file).strip());
            } catch (KernelException e) {
                return Optional.empty();
            }
        }
    }
}
