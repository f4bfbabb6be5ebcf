package org.cgroovy.cgroup;

import java.nio.file.Path;
import java.util.Optional;

/** What the control files of an existing cgroup hold. */
@FunctionalInterface
public interface PresentValues {
    /** The text of one control file, by the kernel's name; empty when it is not there. */
    Optional<String> of(String file);

    /**
     * Those of a cgroup of this host. A class and not a lambda: see {@link ControlFiles#HOST}.
     *
     * @param directory of the cgroup
     */
    record OfThisHost(Path directory) implements PresentValues {
        @Override
        public Optional<String> of(String file) {
            return ControlFiles.HOST.read(directory.resolve(file));
        }
    }
}
