package org.cgroovy.console.command;

import java.util.List;
import org.cgroovy.console.Options;
import org.cgroovy.console.UsageException;

/** What the arguments of the small commands have in common. */
final class Arguments {
    private Arguments() {}

    /** For a command that takes nothing but {@code --json}, before or behind its name. */
    static Options listing(String command, Options options, List<String> arguments) {
        Options result = options;
        for (String argument : arguments) {
            if (!argument.equals("--json")) {
                throw new UsageException(command + " takes no " + argument + ": cgroovy " + command + " [--json]");
            }
            result = result.withJson();
        }
        return result;
    }

    /** The names of containers that a command is about. */
    static List<String> ids(String usage, List<String> arguments) {
        if (arguments.isEmpty()) {
            throw new UsageException("which container? cgroovy " + usage);
        }
        for (String argument : arguments) {
            if (argument.startsWith("-")) {
                throw new UsageException("no option " + argument + ": cgroovy " + usage);
            }
        }
        return arguments;
    }
}
