package org.cgroovy.cgroup.tool;

/** What the changing tools print for {@code -h}; byte for byte that of libcgroup 2.0.2, with the options of version 3. */
final class WriteUsage {
    private WriteUsage() {}

    static final String CGCREATE = """
                Usage: cgcreate [-h] [-f mode] [-d mode] [-s mode] [-t <tuid>:<tgid>] [-a <agid>:<auid>] \
                -g <controllers>:<path> [-g ...]
                Create control group(s)
                  -a <tuid>:<tgid>		Owner of the group and all its files
                  -d, --dperm=mode		Group directory permissions
                  -f, --fperm=mode		Group file permissions
                  -g <controllers>:<path>	Control group which should be added
                  -h, --help			Display this help
                  -s, --tperm=mode		Tasks file permissions
                  -t <tuid>:<tgid>		Owner of the tasks file""";

    static final String CGDELETE = """
                Usage: cgdelete [-h] [-r] [[-g] <controllers>:<path>] ...
                Remove control group(s)
                  -g <controllers>:<path>	Control group to be removed (-g is optional)
                  -h, --help			Display this help
                  -r, --recursive		Recursively remove all subgroups""";

    static String cgset(Compat compat) {
        String usage = """
                Usage: cgset [-r <name=value>] <cgroup_path> ...
                   or: cgset --copy-from <source_cgroup_path> <cgroup_path> ...
                Set the parameters of given cgroup(s)
                  -r, --variable <name>			Define parameter to set
                  --copy-from <source_cgroup_path>	Control group whose parameters will be copied""";
        return compat == Compat.V2_0_2
                ? usage
                : usage + "\n  -R\t\t\t\t\tRecursively set variable(s) for cgroups under <cgroup_path>";
    }

    static final String CGXSET = """
                Usage: cgxset [-r <name=value>] <cgroup_path> ...
                   or: cgxset --copy-from <source_cgroup_path> <cgroup_path> ...
                Set the parameters of given cgroup(s)
                  -1, --v1                                Provided parameters are in v1 format
                  -2, --v2                                Provided parameters are in v2 format
                  -i, --ignore-unmappable                 Do not return an error for settings that cannot be converted
                  -r, --variable <name>                   Define parameter to set
                  --copy-from <source_cgroup_path>        Control group whose parameters will be copied""";

    static final String CGEXEC = """
                Usage: cgexec [-h] [-g <controllers>:<path>] [--sticky] command [arguments] ...
                Run the task in given control group(s)
                  -g <controllers>:<path>	Control group which should be added
                  -h, --help			Display this help
                  --sticky			cgred daemon does not change pidlist and children tasks""";

    static final String CGCLASSIFY = """
                Usage: cgclassify [[-g] <controllers>:<path>] [--sticky | --cancel-sticky] <list of pids>
                Move running task(s) to given cgroups
                  -h, --help			Display this help
                  -g <controllers>:<path>	Control group to be used as target
                  --cancel-sticky		cgred daemon change pidlist and children tasks
                  --sticky			cgred daemon does not change pidlist and children tasks""";

    static final String CGCONFIGPARSER = """
                Usage: cgconfigparser [-h] [-f mode] [-d mode] [-s mode] [-t <tuid>:<tgid>] [-a <agid>:<auid>] \
                [-l FILE] [-L DIR] ...
                Parse and load the specified cgroups configuration file
                  -a <tuid>:<tgid>		Default owner of groups files and directories
                  -d, --dperm=mode		Default group directory permissions
                  -f, --fperm=mode		Default group file permissions
                  -h, --help			Display this help
                  -l, --load=FILE		Parse and load the cgroups configuration file
                  -L, --load-directory=DIR	Parse and load the cgroups configuration files from a directory
                  -s, --tperm=mode		Default tasks file permissions
                  -t <tuid>:<tgid>		Default owner of the tasks file""";

    static String cgclear(Compat compat) {
        String usage = """
                Usage: cgclear [-h] [-l FILE] [-L DIR] [-e]
                Unload the cgroup filesystem
                  -e, --empty			Remove only empty cgroups
                  -h, --help			Display this help
                  -l, --load=FILE		Parse and load the cgroups configuration file
                  -L, --load-directory=DIR	Parse and load the cgroups configuration files from a directory""";
        return compat.original() ? usage : usage + "\n  --yes\t\t\t\tDo not ask before all cgroups are removed";
    }
}
