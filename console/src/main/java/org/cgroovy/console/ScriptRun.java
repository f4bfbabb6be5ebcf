package org.cgroovy.console;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cgroovy.console.command.Commands;
import org.cgroovy.dsl.Session;
import org.cgroovy.dsl.Suggestion;
import org.cgroovy.dsl.script.ClassPath;
import org.cgroovy.dsl.script.ScriptCache;
import org.cgroovy.dsl.script.ScriptRunner;
import org.cgroovy.dsl.script.ScriptSource;
import org.cgroovy.runner.Result;
import org.cgroovy.runner.UserDirectories;
import org.jspecify.annotations.Nullable;

/** Runs one script, wherever its text is. */
final class ScriptRun {
    private final PrintStream out;
    private final PrintStream err;

    ScriptRun(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    int run(Invocation invocation) {
        ScriptSource source = source(invocation);
        try (Session session = Sessions.open(out, invocation.options());
                Cleanup cleanup = new Cleanup(session::close)) {
            Ahead.ofScript(session, source);
            return run(source, invocation, session, cleanup);
        }
    }

    private int run(ScriptSource source, Invocation invocation, Session session, Cleanup cleanup) {
        var runner = new ScriptRunner(
                session,
                new ScriptCache(UserDirectories.ofThisProcess().cache().resolve("scripts")),
                new ClassPath(invocation.options().classPath()));
        try {
            return conclude(runner.evaluate(source, invocation.arguments()), invocation.options());
        } catch (RuntimeException | Error e) {
            return cleanup.isEnding() ? ExitCode.FAILED : new Complaint(err).about(e, invocation.options());
        }
    }

    private int conclude(@Nullable Object value, Options options) {
        if (!(value instanceof Result result)) {
            return ExitCode.OK;
        }
        if (options.json() && !options.explain()) {
            out.println(Json.write(ResultJson.of(result)));
        }
        return result.exitCode();
    }

    private static ScriptSource source(Invocation invocation) {
        try {
            return switch (invocation.kind()) {
                case CODE -> ScriptSource.code(invocation.subject());
                case INPUT -> ScriptSource.input(System.in);
                default -> file(invocation.subject());
            };
        } catch (IOException e) {
            throw new UsageException(invocation.subject() + ": cannot be read: " + e.getMessage());
        }
    }

    private static ScriptSource file(String name) throws IOException {
        Path file = Path.of(name);
        if (Files.isDirectory(file)) {
            throw new UsageException(name + " is a directory, not a script");
        }
        if (!Files.exists(file)) {
            throw new UsageException(missing(name));
        }
        return ScriptSource.file(file);
    }

    private static String missing(String name) {
        if (name.contains("/") || name.contains(".")) {
            return "there is no file " + name;
        }
        return "there is no command and no file " + name
                + Suggestion.of(name, Commands.NAMES)
                        .map(best -> "; did you mean " + best + "?")
                        .orElse("; cgroovy --help lists the commands");
    }
}
