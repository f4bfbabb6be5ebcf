package org.cgroovy.cgroup.tool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * cgdelete(1): removes cgroups, and goes on after one that it cannot remove. What is removed stays so: its limits went with
 * it.
 *
 * <p>Unlike version 2.0.2, it removes a cgroup from all the controllers that are named and not from the first alone, moves
 * no process when a cgroup cannot be removed because of those below it, and does not end well when nothing, or the root of
 * a hierarchy, is named.
 */
final class CgDelete implements Tool {
    private static final int BAD_USAGE = 255;

    @Override
    public String name() {
        return "cgdelete";
    }

    @Override
    public OptionTable options(Compat compat) {
        return OptionTable.of(
                compat == Compat.V2_0_2 ? "rhg:" : "rhg:b",
                LongOption.flag("recursive", 'r'),
                LongOption.flag("help", 'h'),
                LongOption.with("group", 'g'));
    }

    @Override
    public int run(Getopt options, ToolContext context) {
        Compat compat = context.compat();
        Deletion.Extent extent = Deletion.Extent.ONE;
        List<GroupSpec> groups = new ArrayList<>();
        for (int option = options.next(); option != Getopt.END; option = options.next()) {
            switch (option) {
                case 'r' -> extent = Deletion.Extent.TREE;
                case 'g' -> groups.add(GroupArgument.of(options.argument(), compat));
                case 'h' -> {
                    context.add(WriteUsage.CGDELETE);
                    return 0;
                }
                case 'b' -> {
                    // There is no default slice of systemd here that could be ignored.
                }
                default -> {
                    throw ToolException.usage(compat.usage(BAD_USAGE), name());
                }
            }
        }
        for (String word : options.operands()) {
            groups.add(GroupArgument.of(word, compat));
        }
        if (groups.isEmpty()) {
            if (compat == Compat.V2_0_2) {
                return 0;
            }
            throw ToolException.usage(compat.usage(BAD_USAGE), name());
        }
        return delete(groups, new Deletion(extent), context);
    }

    private int delete(List<GroupSpec> groups, Deletion deletion, ToolContext context) {
        Places places = new Places(context.mounts().required(), Places.Star.CONTROLLERS, Ecg.ECGFAIL);
        List<String> paths = new ArrayList<>();
        int exitCode = 0;
        for (GroupSpec group : groups) {
            List<Path> done = new ArrayList<>();
            int error = 0;
            try {
                for (Place place : places.of(group)) {
                    boolean later = context.compat() == Compat.V2_0_2 && paths.contains(group.path());
                    paths.add(group.path());
                    // Controllers that share a mount share the cgroup.
                    if (later || done.contains(place.directory())) {
                        continue;
                    }
                    done.add(place.directory());
                    int code = delete(place, deletion, context);
                    error = error == 0 ? code : error;
                }
            } catch (ToolException e) {
                context.err().println(name() + ": cannot remove group '" + group.path() + "': " + e.reason());
                error = e.exitCode();
            }
            exitCode = error == 0 ? exitCode : error;
        }
        return exitCode;
    }

    private int delete(Place place, Deletion deletion, ToolContext context) {
        try {
            deletion.delete(place);
            return 0;
        } catch (ToolException e) {
            boolean root = place.isRoot() && context.compat().original();
            if (root) {
                return 0;
            }
            context.err().println(name() + ": cannot remove group '" + place.label() + "': " + e.reason());
            return e.exitCode();
        }
    }
}
