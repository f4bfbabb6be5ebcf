package org.cgroovy.cgroup.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgroovy.cgroup.conf.Assignment;

/**
 * What cgset and cgxset are asked for.
 *
 * @param settings by {@code -r}
 * @param source by {@code --copy-from}; then there are no settings
 * @param recursive whether those below are set too
 * @param targets paths of cgroups, at least one
 */
record SetOptions(List<Assignment> settings, Optional<String> source, boolean recursive, List<String> targets) {
    static final char COPY_FROM = 'C';

    SetOptions {
        settings = List.copyOf(settings);
        targets = List.copyOf(targets);
    }

    /** The table of a tool that has these options. */
    static OptionTable table(String letters, LongOption... own) {
        return OptionTable.of(letters, own)
                .with(
                        LongOption.with("rule", 'r'),
                        LongOption.with("variable", 'r'),
                        LongOption.flag("help", 'h'),
                        LongOption.with("copy-from", COPY_FROM));
    }

    /** Collects the options; each tool has a few of its own. */
    static final class Builder {
        private final String tool;
        private final ToolContext context;
        private final int badUsage;
        private final List<Assignment> settings = new ArrayList<>();
        private Optional<String> source = Optional.empty();
        private boolean recursive;

        /** @param badUsage the exit code for bad usage, before version 3 */
        Builder(String tool, ToolContext context, int badUsage) {
            this.tool = tool;
            this.context = context;
            this.badUsage = badUsage;
        }

        /** @throws ToolException when it is none of these, or does not go with those before */
        void take(int option, String argument) {
            boolean alone = option == COPY_FROM ? settings.isEmpty() && source.isEmpty() : source.isEmpty();
            if (option == 'r' && alone) {
                settings.add(setting(argument));
            } else if (option == COPY_FROM && alone) {
                source = Optional.of(argument);
            } else if (option == 'R') {
                recursive = true;
            } else if (option != 'b') {
                // There is no default slice of systemd here that b could ignore.
                throw ToolException.usage(badUsage(), tool);
            }
        }

        /** @throws ToolException when there is nothing to set or nowhere to set it */
        SetOptions build(List<String> targets) {
            if (targets.isEmpty()) {
                throw new ToolException(badUsage(), "no cgroup specified");
            }
            if (settings.isEmpty() && source.isEmpty()) {
                throw new ToolException(badUsage(), "no name-value pair was set");
            }
            return new SetOptions(settings, source, recursive, targets);
        }

        int badUsage() {
            return context.compat().usage(badUsage);
        }

        /** The originals end well when a name has no controller; 2.0.2 crashes when there is no value. */
        private Assignment setting(String word) {
            boolean silent = context.compat().original() && word.indexOf('=') > 0 && !word.contains(".");
            return Setting.of(word, silent ? 0 : badUsage());
        }
    }
}
