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

    /** The same for the tools that put processes into cgroups, whose version 3 has one exit code for bad usage. */
    static GroupSpec toJoin(String word, Compat compat) {
        try {
            return of(word, compat);
        } catch (ToolException e) {
            throw new ToolException(compat.usage(e.exitCode()), e.reason());
        }
    }
}
