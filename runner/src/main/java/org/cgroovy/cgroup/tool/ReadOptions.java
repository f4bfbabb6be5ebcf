package org.cgroovy.cgroup.tool;

import java.util.ArrayList;
import java.util.List;

/** What cgget(1) and cgxget(1) have in common: the options that say which parameters are shown, and how. */
final class ReadOptions {
    private final ToolContext context;
    private final Selections selections;
    private boolean header = true;
    private boolean names = true;

    ReadOptions(String tool, ToolContext context) {
        this.context = context;
        this.selections = new Selections(tool, context);
    }

    /** Where the parameters of a selection come from. */
    interface Source {
        /** @throws ToolException when they cannot be read */
        List<Parameter> read(Selection selection);
    }

    /** The table of a tool that has these options. */
    static OptionTable table(String letters, LongOption... own) {
        return OptionTable.of(letters, own)
                .with(
                        LongOption.with("variable", 'r'),
                        LongOption.flag("help", 'h'),
                        LongOption.flag("all", 'a'),
                        LongOption.flag("values-only", 'v'));
    }

    /** Takes an option; gives whether it is one of these. */
    boolean take(int option, String argument) {
        switch (option) {
            case 'n' -> header = false;
            case 'v' -> names = false;
            case 'r' -> selections.parameter(argument);
            case 'g' -> selections.controllers(argument);
            case 'a' -> selections.all();
            case 'b' -> {
                // There is no default slice of systemd here that could be ignored.
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Whether no parameter was asked for. */
    boolean none() {
        return selections.none();
    }

    /** Shows what was asked for, of the groups that the operands name; nothing when one of them cannot be read. */
    void show(List<String> operands, Source source) {
        context.mounts().required();
        List<GroupParameters> groups = new ArrayList<>();
        for (Selection selection : selections.in(operands)) {
            groups.add(new GroupParameters(selection.path(), source.read(selection), header, names));
        }
        for (GroupParameters group : groups) {
            if (header || !group.parameters().isEmpty()) {
                context.add(group);
            }
        }
    }
}
