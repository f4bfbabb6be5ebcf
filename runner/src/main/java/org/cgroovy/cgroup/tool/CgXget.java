package org.cgroovy.cgroup.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * cgxget(1) of libcgroup 3: prints parameters of groups under the names and in the units of either version, whichever is
 * mounted.
 */
final class CgXget implements Tool {
    private static final int BAD_USAGE = ToolException.USAGE;

    @Override
    public String name() {
        return "cgxget";
    }

    @Override
    public OptionTable options(Compat compat) {
        return ReadOptions.table(
                "r:hnvg:a12ib",
                LongOption.flag("v1", '1'),
                LongOption.flag("v2", '2'),
                LongOption.flag("ignore-unmappable", 'i'));
    }

    @Override
    public int run(Getopt options, ToolContext context) {
        boolean any = false;
        Format format = new Format(context, Optional.empty(), false);
        ReadOptions read = new ReadOptions(name(), context);
        for (int option = options.next(); option != Getopt.END; option = options.next()) {
            any = true;
            switch (option) {
                case 'h' -> {
                    context.add(Usage.CGXGET);
                    return 0;
                }
                case '1' -> format = new Format(context, Optional.of(false), format.ignoreUnmappable);
                case '2' -> format = new Format(context, Optional.of(true), format.ignoreUnmappable);
                case 'i' -> format = new Format(context, format.v2, true);
                default -> {
                    if (!read.take(option, options.argument())) {
                        throw ToolException.usage(BAD_USAGE, name());
                    }
                }
            }
        }
        if (!any && options.operands().isEmpty()) {
            throw ToolException.usage(BAD_USAGE, name());
        }
        read.show(options.operands(), format);
        return 0;
    }

    /**
     * In which version's terms parameters are asked for and shown.
     *
     * @param v2 empty for those of what is mounted
     */
    private record Format(ToolContext context, Optional<Boolean> v2, boolean ignoreUnmappable)
            implements ReadOptions.Source {
        @Override
        public List<Parameter> read(Selection selection) {
            List<Parameter> all = new ArrayList<>();
            boolean found = false;
            for (Map.Entry<String, List<String>> entry : selection.parameters().entrySet()) {
                Optional<List<Parameter>> part = read(selection, entry.getKey(), entry.getValue());
                if (part.isPresent()) {
                    found = true;
                    all.addAll(part.get());
                }
            }
            if (!found) {
                throw ParameterReader.noGroup(selection.path(), "in any hierarchy");
            }
            return all;
        }

        private Optional<List<Parameter>> read(Selection selection, String controller, List<String> names) {
            ParameterReader reader = new ParameterReader(context);
            Optional<MountedController> mounted = context.mounts().controller(controller);
            if (v2.isEmpty() || mounted.isEmpty() || mounted.get().unified() == v2.get()) {
                return reader.read(selection, controller, names);
            }
            if (!names.isEmpty()) {
                return Optional.of(foreign(selection, controller, names));
            }
            Optional<List<Parameter>> whole = reader.read(selection, controller, names);
            return whole.isEmpty()
                    ? whole
                    : Optional.of(VersionMap.convertAll(whole.get(), v2.get(), ignoreUnmappable));
        }

        private List<Parameter> foreign(Selection selection, String controller, List<String> names) {
            boolean asV2 = v2.isPresent() && v2.get();
            List<String> known = new ArrayList<>();
            for (String name : names) {
                List<String> counterparts = VersionMap.counterparts(name, !asV2);
                if (counterparts.isEmpty() && !ignoreUnmappable) {
                    throw VersionMap.unmappable(name, !asV2);
                }
                known.addAll(counterparts);
            }
            List<Parameter> wanted = new ArrayList<>();
            if (!known.isEmpty()) {
                List<Parameter> read = new ParameterReader(context)
                        .read(selection, controller, known)
                        .orElse(List.of());
                for (Parameter parameter : VersionMap.convertAll(read, asV2, ignoreUnmappable)) {
                    if (names.contains(parameter.name())) {
                        wanted.add(parameter);
                    }
                }
            }
            return wanted;
        }
    }
}
