package org.cgroovy.console.command;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;
import org.cgroovy.console.ExitCode;
import org.cgroovy.console.Json;
import org.cgroovy.console.Options;
import org.cgroovy.runner.ContainerStatus;
import org.cgroovy.runner.Runner;

/** {@code ps}: the containers of this host. */
final class PsCommand implements Command {
    private final Supplier<? extends Runner> opener;
    private final PrintStream out;
    private final Options options;

    PsCommand(Supplier<? extends Runner> opener, PrintStream out, Options options) {
        this.opener = opener;
        this.out = out;
        this.options = options;
    }

    @Override
    public int run(List<String> arguments) {
        boolean json = Arguments.listing("ps", options, arguments).json();
        try (Runner runner = opener.get()) {
            List<ContainerStatus> containers = runner.list();
            out.println(json ? Json.write(StatusTable.json(containers)) : StatusTable.text(containers));
        }
        return ExitCode.OK;
    }
}
