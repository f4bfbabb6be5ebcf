package org.cgroovy.cgroup.tool;

import java.util.ArrayList;
import java.util.List;

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
        return OptionTable.of(
                compat == Compat.V2_0_2 ? "r:hnvg:a" : "r:hnvg:ambc",
                LongOption.with("variable", 'r'),
                LongOption.flag("help", 'h'),
                LongOption.flag("all", 'a'),
                LongOption.flag("values-only", 'v'));
    }

    @Override
    public int run(Getopt options, ToolContext context) {
        boolean header = true;
        boolean names = true;
        boolean mode = false;
        boolean versions = false;
        boolean any = false;
        Selections selections = new Selections(name(), context);
        for (int option = options.next(); option != Getopt.END; option = options.next()) {
            any = true;
            switch (option) {
                case 'h' -> {
                    context.add(Usage.CGGET);
                    return 0;
                }
                case 'n' -> header = false;
                case 'v' -> names = false;
                case 'r' -> selections.parameter(options.argument());
                case 'g' -> selections.controllers(options.argument());
                case 'a' -> selections.all();
                case 'm' -> mode = true;
                case 'c' -> versions = true;
                case 'b' -> {
                    // There is no default slice of systemd here that could be ignored.
                }
                default -> throw ToolException.usage(context.compat().usage(BAD_USAGE), name());
            }
        }
        if (!any && options.operands().isEmpty() || (mode || versions) && !selections.none()) {
            throw ToolException.usage(context.compat().usage(BAD_USAGE), name());
        }
        if (mode) {
            context.add(HostLines.mode(context.mounts()));
        }
        if (versions) {
            context.add(HostLines.versions(context.mounts()));
        }
        if (!(mode || versions) || !options.operands().isEmpty()) {
            print(selections, options, context, header, names);
        }
        return 0;
    }

    private static void print(
            Selections selections, Getopt options, ToolContext context, boolean header, boolean names) {
        context.mounts().required();
        ParameterReader reader = new ParameterReader(context);
        List<GroupParameters> groups = new ArrayList<>();
        for (Selection selection : selections.in(options.operands())) {
            groups.add(new GroupParameters(selection.path(), reader.read(selection), header, names));
        }
        for (GroupParameters group : groups) {
            if (header || !group.parameters().isEmpty()) {
                context.add(group);
            }
        }
    }
}
