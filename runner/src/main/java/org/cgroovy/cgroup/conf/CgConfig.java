package org.cgroovy.cgroup.conf;

import java.util.List;
import java.util.Optional;

/**
 * A file in the format of cgconfig.conf(5).
 *
 * @param mounts controllers, or {@code "name=x"}, and where they are mounted
 * @param namespaces controllers, and the cgroup from which their groups count
 * @param groups in the file's order
 * @param templates for the destinations of cgrules.conf
 * @param defaults for groups that say less
 */
public record CgConfig(
        List<Assignment> mounts,
        List<Assignment> namespaces,
        List<GroupSection> groups,
        List<GroupSection> templates,
        Optional<Perm> defaults) {
    public CgConfig {
        mounts = List.copyOf(mounts);
        namespaces = List.copyOf(namespaces);
        groups = List.copyOf(groups);
        templates = List.copyOf(templates);
    }

    /**
     * Reads the text of a file.
     *
     * @param file its name, for errors
     * @throws ConfException when it is not in that format
     */
    public static CgConfig parse(String file, String text) {
        return new ConfParser(file, text).parse();
    }
}
