package org.cgroovy.console.command;

import java.util.List;
import java.util.function.Supplier;
import org.cgroovy.console.ExitCode;
import org.cgroovy.runner.Runner;

/** {@code rm ID...}: ends containers and removes what is left of them. */
final class RemoveCommand implements Command {
    private final Supplier<? extends Runner> opener;

    RemoveCommand(Supplier<? extends Runner> opener) {
        this.opener = opener;
    }

    @Override
    public int run(List<String> arguments) {
        List<String> ids = Arguments.ids("rm ID...", arguments);
        try (Runner runner = opener.get()) {
            ids.forEach(id -> runner.find(id).remove());
        }
        return ExitCode.OK;
    }
}
