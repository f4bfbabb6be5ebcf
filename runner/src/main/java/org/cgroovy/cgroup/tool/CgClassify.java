package org.cgroovy.cgroup.tool;

import java.util.ArrayList;
import java.util.List;

/**
 * cgclassify(1): moves processes into cgroups, those of {@code -g} or those of the rules in {@code /etc/cgrules.conf}, and
 * goes on after one that it cannot move.
 *
 * <p>Unlike the original, it leaves a process where it was in all hierarchies when one refuses, moves all its threads at
 * once, and does not end well when no process is named.
 */
final class CgClassify implements Tool {
    private static final int BAD_USAGE = 2;

    @Override
    public String name() {
        return "cgclassify";
    }

    @Override
    public OptionTable options(Compat compat) {
        return OptionTable.of(
                compat == Compat.V2_0_2 ? "+g:sh" : "+g:shb",
                LongOption.flag("sticky", 's'),
                LongOption.flag("cancel-sticky", 'u'),
                LongOption.flag("help", 'h'));
    }

    @Override
    public int run(Getopt options, ToolContext context) {
        Compat compat = context.compat();
        List<GroupSpec> groups = new ArrayList<>();
        boolean any = false;
        int flags = 0;
        for (int option = options.next(); option != Getopt.END; option = options.next()) {
            any = true;
            switch (option) {
                case 'g' -> groups.add(GroupArgument.toJoin(options.argument(), compat));
                case 's' -> flags |= Cgred.STICKY;
                case 'u' -> flags |= Cgred.CANCEL;
                case 'h' -> {
                    context.add(WriteUsage.CGCLASSIFY);
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
        if (options.operands().isEmpty()) {
            if (any && compat.original()) {
                return 0;
            }
            throw ToolException.usage(compat.usage(BAD_USAGE), name());
        }
        context.mounts().required();
        int exitCode = 0;
        for (String word : options.operands()) {
            int code = move(word, flags, groups, context);
            exitCode = code == 0 ? exitCode : code;
        }
        return exitCode;
    }

    private static int move(String word, int flags, List<GroupSpec> groups, ToolContext context) {
        long pid = pid(word);
        if (pid <= 0) {
            context.err().println("Error: " + word + " is not valid pid.");
            return BAD_USAGE;
        }
        int exitCode = flags == 0 || Cgred.register(pid, flags) ? 0 : 1;
        Transaction transaction = new Transaction(context);
        try {
            for (Place place : places(pid, groups, context, transaction.changes())) {
                new Joining(transaction.changes()).move(place, pid);
            }
            return exitCode;
        } catch (ToolException e) {
            context.err()
                    .println("Error changing group of pid " + pid + ": "
                            + transaction.failed(e).reason());
            return 1;
        }
    }

    private static List<Place> places(long pid, List<GroupSpec> groups, ToolContext context, Changes changes) {
        if (groups.isEmpty()) {
            return new Destinations(context, changes).of(pid, ProcessFacts.of(pid));
        }
        return new Places(context.mounts(), Places.Star.HIERARCHIES, Ecg.ECGROUPNOTALLOWED).of(groups);
    }

    /** 0 when it is no number of a process. */
    private static long pid(String word) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
