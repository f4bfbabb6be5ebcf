package org.cgroovy.cgroup.tool;

import java.util.List;

/** Reads {@code ctrl[,ctrl]:path}, and {@code :path}, which is a cgroup of v2 without any controller. */
final class GroupArgument {
    private GroupArgument() {}

    /** @throws ToolException with exit code 255, the originals', when it is neither */
    static GroupSpec of(String word, Compat compat) {
        if (compat != Compat.V2_0_2 && word.length() > 1 && word.charAt(0) == ':') {
            return new GroupSpec(List.of(), word.substring(1));
        }
        return GroupSpec.of(word, compat);
    }
}
