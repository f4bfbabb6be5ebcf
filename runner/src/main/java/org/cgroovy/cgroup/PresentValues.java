package org.cgroovy.cgroup;

import java.util.Optional;

/** What the control files of an existing cgroup hold. */
@FunctionalInterface
public interface PresentValues {
    /** The text of one control file, by the kernel's name; empty when it is not there. */
    Optional<String> of(String file);
}
