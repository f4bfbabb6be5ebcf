package org.cgroovy.cgroup.tool;

/**
 * cgset(1): sets control files, of several cgroups, by {@code -r} or as another cgroup has them.
 *
 * <p>Unlike the original, it puts the old values back when one cannot be set, does not crash at {@code -r cpu.shares}, and
 * does not end well when what {@code -r} says is no setting, or the cgroup to copy from is not there.
 */
final class CgSet implements Tool {
    private static final int BAD_USAGE = 255;

    @Override
    public String name() {
        return "cgset";
    }

    @Override
    public OptionTable options(Compat compat) {
        return SetOptions.table(compat == Compat.V2_0_2 ? "r:h" : "r:hbR");
    }

    @Override
    public int run(Getopt options, ToolContext context) {
        SetOptions.Builder builder = new SetOptions.Builder(name(), context, BAD_USAGE);
        boolean any = false;
        for (int option = options.next(); option != Getopt.END; option = options.next()) {
            any = true;
            if (option == 'h') {
                context.add(WriteUsage.cgset(context.compat()));
                return 0;
            }
            if (option == Getopt.WRONG) {
                throw ToolException.usage(builder.badUsage(), name());
            }
            builder.take(option, options.argument());
        }
        if (!any && options.operands().isEmpty()) {
            context.err().println("Usage is cgset -r <name=value> <relative path to cgroup>");
            return context.compat().usage(BAD_USAGE);
        }
        new Setter(context, builder.build(options.operands()), Conversion.NONE).run();
        return 0;
    }
}
