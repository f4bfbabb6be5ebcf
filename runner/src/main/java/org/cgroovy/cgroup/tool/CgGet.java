package org.cgroovy.cgroup.tool;

/**
 * cgget(1): prints parameters of groups.
 *
 * <p>Unlike the original, it reads lines of any length, a group or controller that does not exist is an error, and so is a
 * call that names no group.
 */
final class CgGet implements Tool {
    private static final int BAD_USAGE = 1;

    @Override
    public String name() {
        return "cgget";
    }

    @Override
    public OptionTable options(Compat compat) {
        return ReadOptions.table(compat == Compat.V2_0_2 ? "r:hnvg:a" : "r:hnvg:ambc");
    }

    @Override
    public int run(Getopt options, ToolContext context) {
        boolean mode = false;
        boolean versions = false;
        boolean any = false;
        ReadOptions read = new ReadOptions(name(), context);
        for (int option = options.next(); option != Getopt.END; option = options.next()) {
            any = true;
            switch (option) {
                case 'h' -> {
                    context.add(Usage.CGGET);
                    return 0;
                }
                case 'm' -> mode = true;
                case 'c' -> versions = true;
                default -> {
                    if (!read.take(option, options.argument())) {
                        throw ToolException.usage(context.compat().usage(BAD_USAGE), name());
                    }
                }
            }
        }
        if (!any && options.operands().isEmpty() || (mode || versions) && !read.none()) {
            throw ToolException.usage(context.compat().usage(BAD_USAGE), name());
        }
        if (mode) {
            context.add(HostLines.mode(context.mounts()));
        }
        if (versions) {
            context.add(HostLines.versions(context.mounts()));
        }
        if (!(mode || versions) || !options.operands().isEmpty()) {
            read.show(options.operands(), new ParameterReader(context));
        }
        return 0;
    }
}
