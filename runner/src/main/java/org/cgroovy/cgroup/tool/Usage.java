package org.cgroovy.cgroup.tool;

/** What the tools print when they are called in a wrong way, or asked how. */
final class Usage {
    private Usage() {}

    /** The hint at {@code -h}, with the originals' lone apostrophe. */
    static String hint(String tool) {
        return "Wrong input parameters, try " + tool + " -h' for more information.";
    }

    static String lscgroup(Compat compat) {
        return """
                Usage: lscgroup [-h] [[-g] <controllers>:<path>] [...]
                List all cgroups
                  -g <controllers>:<path>	Control group to be displayed (-g is optional)
                  -h, --help			Display this help
                """;
    }
}
