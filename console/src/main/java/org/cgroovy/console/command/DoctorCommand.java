package org.cgroovy.console.command;

import java.io.PrintStream;
import java.util.List;
import org.cgroovy.console.ExitCode;
import org.cgroovy.console.Options;

/** {@code doctor}: says what this host can do, and why not. */
final class DoctorCommand implements Command {
    private final PrintStream out;
    private final Options options;

    DoctorCommand(PrintStream out, Options options) {
        this.out = out;
        this.options = options;
    }

    @Override
    public int run(List<String> arguments) {
        Arguments.listing("doctor", options, arguments);
        out.println("soon");
        return ExitCode.OK;
    }
}
