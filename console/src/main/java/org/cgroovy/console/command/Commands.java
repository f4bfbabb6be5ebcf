package org.cgroovy.console.command;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;
import org.cgroovy.console.Options;
import org.cgroovy.console.view.TopCommand;
import org.cgroovy.console.view.TreeCommand;
import org.cgroovy.console.view.WhyCommand;
import org.cgroovy.runner.Runner;

/** The commands by name; makes only the one that is named. */
public final class Commands {
    public static final List<String> NAMES =
            List.of("ps", "exec", "kill", "rm", "gc", "doctor", "runner", "cgtree", "cgtop", "cgwhy", "oci", "help");

    private final Supplier<? extends Runner> runner;
    private final PrintStream out;
    private final Options options;

    /** @param runner opened by the commands that need one */
    public Commands(Supplier<? extends Runner> runner, PrintStream out, Options options) {
        this.runner = runner;
        this.out = out;
        this.options = options;
    }

    /** @throws IllegalArgumentException for a name that is not among {@link #NAMES} */
    public Command named(String name) {
        return switch (name) {
            case "ps" -> new PsCommand(runner, out, options);
            case "exec" -> new ExecCommand(runner);
            case "kill" -> new KillCommand(runner);
            case "rm" -> new RemoveCommand(runner);
            case "gc" -> new GcCommand(runner, out, options);
            case "doctor" -> new DoctorCommand(out, options);
            case "runner" -> new RunnerCommand(options);
            case "cgtree" -> new TreeCommand(out, options);
            case "cgtop" -> new TopCommand(out, options);
            case "cgwhy" -> new WhyCommand(runner, out, options);
            case "oci" -> new OciCommand(runner, out, System.err);
            case "help" -> new HelpCommand(out, options);
            default -> throw new IllegalArgumentException("no command " + name);
        };
    }
}
