package org.cgroovy.cgroup.tool;

/** What the tools print when they are called in a wrong way, or asked how. */
final class Usage {
    private static final String SELECTION = """
              -a, --all			Print info about all relevant controllers
              -g <controllers>		Controller which info should be displayed
              -g <controllers>:<path>	Control group which info should be displayed
              -h, --help			Display this help
              -n				Do not print headers
              -r, --variable  <name>	Define parameter to display
              -v, --values-only		Print only values, not parameter names\
            """;

    static final String LSCGROUP = """
            Usage: lscgroup [-h] [[-g] <controllers>:<path>] [...]
            List all cgroups
              -g <controllers>:<path>	Control group to be displayed (-g is optional)
              -h, --help			Display this help""";

    static final String LSSUBSYS = """
            Usage: lssubsys [-i] [-m] [-M] [controller] [...]
               or: lssubsys [-a] [-i] [-m] [-M]
            List information about given controller(s) If no controller is set list information about all mounted \
            controllers.
              -a, --all			Display information about all controllers (including not mounted ones)
              -h, --help			Display this help
              -i, --hierarchies		Display information about hierarchies
              -m, --mount-points		Display mount points
              -M, --all-mount-points	Display all mount points""";

    static final String CGGET = """
            Usage: cgget [-nv] [-r <name>] [-g <controllers>] [-a] <path> ...
               or: cgget [-nv] [-r <name>] -g <controllers>:<path> ...
            Print parameter(s) of given group(s).
            """ + SELECTION;

    static final String CGXGET = """
            Usage: cgxget [-nv] [-r <name>] [-g <controllers>] [-a] <path> ...
               or: cgxget [-nv] [-r <name>] -g <controllers>:<path> ...
            Print parameter(s) of given group(s).
              -1, --v1			Provided parameters are in v1 format
              -2, --v2			Provided parameters are in v2 format
              -i, --ignore-unmappable       Do not return an error for settings that cannot be converted
            """ + SELECTION;

    static final String CGSNAPSHOT = """
            Usage: cgsnapshot [-h] [-s] [-b FILE] [-w FILE] [-f FILE] [controller] [...]
            Generate the configuration file for given controllers
              -b, --blacklist=FILE		Set the blacklist configuration file (default /etc/cgsnapshot_blacklist.conf)
              -f, --file=FILE		Redirect the output to output_file
              -h, --help			Display this help
              -s, --silent			Ignore all warnings
              -t, --strict			Don't show variables which are not on the whitelist
              -w, --whitelist=FILE		Set the whitelist configuration file (don't used by default)""";

    private Usage() {}

    /** The hint at {@code -h}, with the originals' lone apostrophe. */
    static String hint(String tool) {
        return "Wrong input parameters, try " + tool + " -h' for more information.";
    }
}
