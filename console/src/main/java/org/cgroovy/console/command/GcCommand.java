package org.cgroovy.console.command;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;
import org.cgroovy.console.ExitCode;
import org.cgroovy.console.Json;
import org.cgroovy.console.Options;
import org.cgroovy.runner.Runner;

/** {@code gc}: removes what processes that died left behind. */
final class GcCommand implements Command {
    private final Supplier<? extends Runner> opener;
    private final PrintStream out;
    private final Options options;

    GcCommand(Supplier<? extends Runner> opener, PrintStream out, Options options) {
        this.opener = opener;
        this.out = out;
        this.options = options;
    }

    @Override
    public int run(List<String> arguments) {
        boolean json = Arguments.listing("gc", options, arguments).json();
        try (Runner runner = opener.get()) {
            List<String> removed = runner.gc();
            if (json) {
                out.println(Json.write(removed));
            } else if (removed.isEmpty()) {
                out.println("nothing to remove");
            } else {
                removed.forEach(what -> out.println("removed " + what));
            }
        }
        return ExitCode.OK;
    }
}
