package org.cgroovy.cgroup.tool;

import java.nio.file.Path;

/**
 * cgconfigparser(8): mounts hierarchies and makes cgroups as files in the format of cgconfig.conf(5) say.
 *
 * <p>Unlike the original, it leaves nothing of a file that fails half way, removes only what it made itself, takes a mount
 * that is there already for done, and mounts all the controllers that share a path.
 */
final class CgConfigParser implements Tool {
    private static final int BAD_USAGE = 255;

    @Override
    public String name() {
        return "cgconfigparser";
    }

    @Override
    public OptionTable options(Compat compat) {
        return PermOptions.table(
                "hl:L:t:a:d:f:s:",
                LongOption.flag("help", 'h'),
                LongOption.with("load", 'l'),
                LongOption.with("load-directory", 'L'));
    }

    @Override
    public int run(Getopt options, ToolContext context) {
        Compat compat = context.compat();
        ConfFiles files = new ConfFiles(name(), compat);
        PermOptions perms = new PermOptions(name(), context);
        boolean any = false;
        for (int option = options.next(); option != Getopt.END; option = options.next()) {
            any = true;
            switch (option) {
                case 'h' -> {
                    context.add(WriteUsage.CGCONFIGPARSER);
                    return 0;
                }
                case 'l' -> files.addFile(options.argument());
                case 'L' -> files.addDirectory(options.argument());
                default -> {
                    if (!perms.take(option, options.argument())) {
                        throw ToolException.usage(compat.usage(BAD_USAGE), name());
                    }
                }
            }
        }
        boolean nothing = files.files().isEmpty() && !(compat.original() && any);
        if (nothing || !options.operands().isEmpty()) {
            throw ToolException.usage(compat.usage(BAD_USAGE), name());
        }
        Accounts accounts = new Accounts(context.files());
        // An unknown user is an error before any file is read.
        Rights.of(perms.perm(), accounts, compat.usage(BAD_USAGE));
        int exitCode = 0;
        for (Path file : files.files()) {
            try {
                new ConfLoad(context, accounts, perms.perm()).load(file);
            } catch (ToolException e) {
                context.err().println("cgconfigparser; error loading " + file + ": " + e.reason());
                exitCode = exitCode == 0 ? e.exitCode() : exitCode;
            }
        }
        return exitCode;
    }
}
