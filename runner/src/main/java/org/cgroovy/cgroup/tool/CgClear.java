package org.cgroovy.cgroup.tool;

import java.nio.file.Path;
import java.util.List;

/**
 * cgclear(1): removes the cgroups that configuration files name, or else all there are, and then unmounts.
 *
 * <p>Without a file, it asks first at a terminal, and elsewhere wants {@code --yes}: it would end the order of the whole
 * host. Unlike the original, it reports errors on standard error, and heeds {@code -e} also without a file.
 */
final class CgClear implements Tool {
    private static final int BAD_USAGE = 1;
    private static final int FAILED = 3;
    private static final int NOTHING_MOUNTED = 4;
    private static final char YES = 'y';

    private final Confirmation confirmation;

    CgClear(Confirmation confirmation) {
        this.confirmation = confirmation;
    }

    @Override
    public String name() {
        return "cgclear";
    }

    @Override
    public OptionTable options(Compat compat) {
        return OptionTable.of(
                "hl:L:e",
                LongOption.flag("help", 'h'),
                LongOption.flag("only-empty", 'e'),
                LongOption.flag("empty", 'e'),
                LongOption.flag("yes", YES),
                LongOption.with("load", 'l'),
                LongOption.with("load-directory", 'L'));
    }

    @Override
    public int run(Getopt options, ToolContext context) {
        ConfFiles files = new ConfFiles(name(), context.compat());
        Deletion.Extent extent = Deletion.Extent.TREE;
        boolean sure = false;
        boolean all = true;
        for (int option = options.next(); option != Getopt.END; option = options.next()) {
            switch (option) {
                case 'h' -> {
                    context.add(WriteUsage.cgclear(context.compat()));
                    return 0;
                }
                case 'e' -> extent = Deletion.Extent.EMPTY;
                case YES -> sure = true;
                case 'l' -> {
                    all = false;
                    files.addFile(options.argument());
                }
                case 'L' -> {
                    all = false;
                    files.addDirectory(options.argument());
                }
                default -> throw ToolException.usage(context.compat().usage(BAD_USAGE), name());
            }
        }
        if (!options.operands().isEmpty()) {
            throw ToolException.usage(context.compat().usage(BAD_USAGE), name());
        }
        return all ? clearAll(extent, sure, context) : clear(files.files(), extent, context);
    }

    private int clearAll(Deletion.Extent extent, boolean sure, ToolContext context) {
        Clearing clearing = new Clearing(context, extent);
        if (context.mounts().controllers().isEmpty()) {
            return 0;
        }
        String what = clearing.describe();
        if (!sure && !confirmation.isGiven(what)) {
            throw new ToolException(
                    BAD_USAGE,
                    "nothing was done: it would " + what + "; cgclear --yes does it, -l FILE names what to clear");
        }
        return clearing.clearAll() ? 0 : FAILED;
    }

    /** The last file first, as its groups may be below those of the others. */
    private int clear(List<Path> files, Deletion.Extent extent, ToolContext context) {
        if (context.mounts().controllers().isEmpty()) {
            return context.compat().original() ? NOTHING_MOUNTED : 0;
        }
        boolean failed = false;
        for (int i = files.size() - 1; i >= 0; i--) {
            try {
                new ConfUnload(context, extent).unload(files.get(i));
            } catch (ToolException e) {
                if (e.exitCode() != Ecg.ECGNONEMPTY.exitCode()) {
                    context.err().println("cgclear failed with " + e.reason());
                    failed = true;
                }
            }
        }
        return failed ? FAILED : 0;
    }
}
