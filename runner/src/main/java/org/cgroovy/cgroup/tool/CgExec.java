package org.cgroovy.cgroup.tool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * cgexec(1): runs a program in cgroups, those of {@code -g} or those of the rules in {@code /etc/cgrules.conf}. The program
 * takes the place of the shell that called: see {@link Caller}.
 *
 * <p>Unlike the original, it says why it cannot.
 */
final class CgExec implements Tool {
    private static final int BAD_USAGE = 1;

    @Override
    public String name() {
        return "cgexec";
    }

    @Override
    public OptionTable options(Compat compat) {
        return OptionTable.of(
                compat == Compat.V2_0_2 ? "+g:sh" : "+g:shb",
                LongOption.flag("sticky", 's'),
                LongOption.flag("help", 'h'));
    }

    /** As a program of its own: in a script, this process is the script's. */
    @Override
    public String dsl(List<String> words) {
        StringBuilder line = new StringBuilder("new ProcessBuilder('cgexec'");
        for (String word : words) {
            line.append(", ").append(DslLine.quoted(word));
        }
        return line.append(").inheritIO().start().waitFor()").toString();
    }

    @Override
    public int run(Getopt options, ToolContext context) {
        Compat compat = context.compat();
        List<GroupSpec> groups = new ArrayList<>();
        int flags = 0;
        for (int option = options.next(); option != Getopt.END; option = options.next()) {
            switch (option) {
                case 'g' -> groups.add(GroupArgument.toJoin(options.argument(), compat));
                case 's' -> flags |= Cgred.STICKY;
                case 'h' -> {
                    context.add(WriteUsage.CGEXEC);
                    return 0;
                }
                case 'b' -> {
                    // There is no default slice of systemd here that could be ignored.
                }
                default -> throw ToolException.usage(compat.usage(BAD_USAGE), name());
            }
        }
        if (options.operands().isEmpty()) {
            throw ToolException.usage(compat.usage(BAD_USAGE), name());
        }
        Caller caller = Caller.waiting();
        context.mounts().required();
        Transaction transaction = new Transaction(context);
        try {
            String program = options.operands().get(0);
            List<Place> places = places(caller.pid(), program, groups, context, transaction.changes());
            for (Place place : places) {
                Joining.requireEnabled(place);
            }
            if (!Cgred.register(caller.pid(), flags)) {
                throw new ToolException(1, "the rules daemon did not take note of process " + caller.pid());
            }
            // What was made for the rules is only taken back from here.
            List<Path> files = transaction.changes().none() ? caller.files(places) : List.of();
            if (files.isEmpty()) {
                for (Place place : places) {
                    new Joining(transaction.changes()).move(place, caller.pid());
                }
            }
            Program.requireRunnable(program, Program.searchPath());
            context.add(Caller.answer(files, options.operands().size()));
            return 0;
        } catch (ToolException e) {
            throw transaction.failed(e);
        }
    }

    private static List<Place> places(
            long pid, String program, List<GroupSpec> groups, ToolContext context, Changes changes) {
        if (groups.isEmpty()) {
            ProcessFacts self = ProcessFacts.of(pid);
            return new Destinations(context, changes).of(pid, new ProcessFacts(self.uid(), self.gid(), program));
        }
        return new Places(context.mounts(), Places.Star.HIERARCHIES, Ecg.ECGROUPNOTALLOWED).of(groups);
    }
}
