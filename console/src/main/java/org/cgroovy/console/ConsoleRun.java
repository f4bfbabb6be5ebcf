package org.cgroovy.console;

import java.io.PrintStream;
import org.cgroovy.console.repl.Console;
import org.cgroovy.dsl.Session;
import org.cgroovy.dsl.script.ClassPath;
import org.cgroovy.runner.UserDirectories;

/** Runs the console. */
final class ConsoleRun {
    private final PrintStream out;
    private final PrintStream err;

    ConsoleRun(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** @param java whether its lines are Java at first */
    int run(Options options, boolean java) {
        Ahead.ofConsole();
        try (Session session = Sessions.open(out, options);
                Cleanup cleanup = new Cleanup(session::close)) {
            return run(session, cleanup, options, java);
        }
    }

    private int run(Session session, Cleanup cleanup, Options options, boolean java) {
        try {
            var console = new Console(
                    session,
                    err,
                    UserDirectories.ofThisProcess().state(),
                    options.stacktrace(),
                    new ClassPath(options.classPath()));
            return (java ? console.inJava() : console).run();
        } catch (RuntimeException | Error e) {
            return cleanup.isEnding() ? ExitCode.FAILED : new Complaint(err).about(e, options);
        }
    }
}
