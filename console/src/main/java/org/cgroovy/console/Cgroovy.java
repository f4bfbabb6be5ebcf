package org.cgroovy.console;

import java.io.PrintStream;
import java.util.List;
import org.cgroovy.console.Invocation.Kind;
import org.cgroovy.console.command.Commands;
import org.cgroovy.dsl.Version;

/** The command: finds out what is asked for and loads no more than that needs. */
final class Cgroovy {
    private final PrintStream out;
    private final PrintStream err;

    Cgroovy(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Gives the exit code. */
    int run(List<String> words) {
        var options = Options.NONE;
        try {
            Invocation invocation = CommandLine.parse(words);
            options = invocation.options();
            return recorded(invocation);
        } catch (RuntimeException | Error e) {
            return new Complaint(err).about(e, options);
        }
    }

    @SuppressWarnings("try") // the recording is only there to be closed
    private int recorded(Invocation invocation) {
        if (invocation.options().jfr().isEmpty()) {
            return run(invocation);
        }
        try (var flight = Flight.start(invocation.options().jfr().get(), err)) {
            return run(invocation);
        }
    }

    private int run(Invocation invocation) {
        switch (invocation.kind()) {
            case HELP -> out.print(HelpText.TEXT);
            case VERSION -> out.println("cgroovy " + Version.text());
            case COMMAND -> {
                return new Commands(new RunnerOpener(invocation.options()), out, invocation.options())
                        .named(invocation.subject())
                        .run(invocation.arguments());
            }
            case TOOL -> {
                return Mirror.run(invocation.subject(), invocation.arguments(), out, err);
            }
            case CONSOLE, JSHELL -> {
                return new ConsoleRun(out, err).run(invocation.options(), invocation.kind() == Kind.JSHELL);
            }
            default -> {
                return new ScriptRun(out, err).run(invocation);
            }
        }
        return ExitCode.OK;
    }
}
