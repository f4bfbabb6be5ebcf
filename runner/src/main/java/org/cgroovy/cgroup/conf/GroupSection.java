package org.cgroovy.cgroup.conf;

import java.util.List;
import java.util.Optional;

/**
 * {@code group NAME { … }}, or a template with the same content.
 *
 * @param name from the root of each hierarchy; of a template with {@code %u} and the like in it
 * @param perm who may do what
 * @param files of which that does not hold
 * @param controllers in which hierarchies it is
 * @param line from 1
 */
public record GroupSection(
        String name, Optional<Perm> perm, List<FileRight> files, List<ControllerSection> controllers, int line) {
    public GroupSection {
        files = List.copyOf(files);
        controllers = List.copyOf(controllers);
    }
}
