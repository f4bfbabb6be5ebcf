package org.cgroovy.cgroup.tool;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Optional;

/**
 * cgxset(1) of libcgroup 3: sets control files under the names and in the units of either version, whichever is mounted.
 *
 * <p>Its map is libcgroup's, which is not that of runc and containers: 512 shares are a weight of 50 here and of 59 there.
 * Where they differ, a note on standard error says so.
 */
final class CgXset implements Tool {
    private static final int BAD_USAGE = ToolException.USAGE;

    @Override
    public String name() {
        return "cgxset";
    }

    @Override
    public OptionTable options(Compat compat) {
        return SetOptions.table(
                "r:h12ibR",
                LongOption.flag("v1", '1'),
                LongOption.flag("v2", '2'),
                LongOption.flag("ignore-unmappable", 'i'));
    }

    @Override
    public int run(Getopt options, ToolContext context) {
        SetOptions.Builder builder = new SetOptions.Builder(name(), context, BAD_USAGE);
        Optional<Boolean> v2 = Optional.empty();
        boolean ignoreUnmappable = false;
        boolean any = false;
        for (int option = options.next(); option != Getopt.END; option = options.next()) {
            any = true;
            switch (option) {
                case 'h' -> {
                    context.add(WriteUsage.CGXSET);
                    return 0;
                }
                case '1' -> v2 = Optional.of(false);
                case '2' -> v2 = Optional.of(true);
                case 'i' -> ignoreUnmappable = true;
                case Getopt.WRONG -> throw ToolException.usage(BAD_USAGE, name());
                default -> builder.take(option, options.argument());
            }
        }
        if (!any && options.operands().isEmpty()) {
            throw ToolException.usage(BAD_USAGE, name());
        }
        // The original is silent when all went well, and scripts that take any word for a failure rely on it.
        PrintStream notes =
                context.compat().original() ? new PrintStream(OutputStream.nullOutputStream()) : context.err();
        Conversion conversion =
                v2.isEmpty() ? Conversion.NONE : new VersionConversion(v2.get(), ignoreUnmappable, notes);
        new Setter(context, builder.build(options.operands()), conversion).run();
        return 0;
    }
}
