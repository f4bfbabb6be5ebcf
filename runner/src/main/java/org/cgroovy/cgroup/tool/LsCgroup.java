package org.cgroovy.cgroup.tool;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cgroovy.cgroup.CgroupWalk;
import org.cgroovy.linux.KernelException;

/**
 * lscgroup(1): lists cgroups, a line {@code cpu,cpuacct:/a/b} each.
 *
 * <p>Unlike the original, it lists a group in every hierarchy that was asked for and not only in the first, without a slash
 * at its end, and a group that does not exist is an error.
 */
final class LsCgroup implements Tool {
    private static final int BAD_USAGE = 1;

    @Override
    public String name() {
        return "lscgroup";
    }

    @Override
    public OptionTable options(Compat compat) {
        return OptionTable.of(
                compat == Compat.V2_0_2 ? "hg:" : "hg:b", LongOption.flag("help", 'h'), LongOption.with("group", 'g'));
    }

    @Override
    public int run(Getopt options, ToolContext context) {
        Compat compat = context.compat();
        List<GroupSpec> groups = new ArrayList<>();
        for (int option = options.next(); option != Getopt.END; option = options.next()) {
            switch (option) {
                case 'h' -> {
                    context.add(Usage.LSCGROUP);
                    return 0;
                }
                case 'g' -> groups.add(GroupSpec.of(options.argument(), compat));
                case 'b' -> {
                    // There is no default slice of systemd here that could be ignored.
                }
                default -> {
                    context.err().println(Usage.hint(name()));
                    return compat.usage(BAD_USAGE);
                }
            }
        }
        for (String word : options.operands()) {
            groups.add(GroupSpec.of(word, compat));
        }
        return new Listing(context).of(groups);
    }

    /** Prints the groups, and goes on after a fault. */
    private static final class Listing {
        private final ToolContext context;
        private final MountTable mounts;
        private int exitCode;

        Listing(ToolContext context) {
            this.context = context;
            this.mounts = context.mounts().required();
        }

        int of(List<GroupSpec> groups) {
            if (groups.isEmpty()) {
                for (MountedHierarchy hierarchy : mounts.hierarchies()) {
                    print(hierarchy, "/");
                }
            }
            for (GroupSpec group : groups) {
                print(group);
            }
            return exitCode;
        }

        private void print(GroupSpec group) {
            for (MountedHierarchy hierarchy : mounts.hierarchies(group.controllers())) {
                print(hierarchy, group.path());
                if (context.compat().original()) {
                    return;
                }
            }
            for (String controller : group.controllers()) {
                if (mounts.controller(controller).isEmpty()) {
                    complain(Ecg.ECGFAIL, group, "no controller " + controller + " is mounted; lssubsys -a lists them");
                }
            }
        }

        private void print(MountedHierarchy hierarchy, String path) {
            String plain = MountedController.path(path);
            Path directory = hierarchy.first().directory(plain);
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                if (!context.compat().original()) {
                    context.err()
                            .println("lscgroup: no cgroup " + hierarchy.label() + ":" + plain + ": "
                                    + Ecg.ECGROUPNOTEXIST.text());
                    exitCode = Ecg.ECGROUPNOTEXIST.exitCode();
                }
                return;
            }
            context.walker().walk(directory, new Lines(hierarchy.label(), plain));
        }

        private void complain(Ecg error, GroupSpec group, String why) {
            context.err().println("lscgroup: cannot find group " + group + ": " + why);
            exitCode = error.exitCode();
        }

        private final class Lines implements CgroupWalk.Visitor {
            private final String controllers;
            private final String top;

            Lines(String controllers, String top) {
                this.controllers = controllers;
                this.top = top;
            }

            @Override
            public void cgroup(String path) {
                context.add(
                        new ListedCgroup(controllers, path.isEmpty() ? first() : top.equals("/") ? path : top + path));
            }

            /** The originals end the line of the group that was asked for with a slash. */
            private String first() {
                return context.compat().original() && !top.equals("/") ? top + "/" : top;
            }

            @Override
            public void unreadable(String path, KernelException reason) {
                context.err().println("lscgroup: " + reason.getMessage());
                exitCode = Ecg.ECGOTHER.exitCode();
            }
        }
    }
}
