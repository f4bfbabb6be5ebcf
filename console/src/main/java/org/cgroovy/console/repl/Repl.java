package org.cgroovy.console.repl;

import java.io.PrintStream;
import java.util.Optional;
import org.cgroovy.console.ExitCode;
import org.cgroovy.console.OutputFailure;
import org.cgroovy.dsl.script.ScriptFailure;
import org.cgroovy.runner.Result;
import org.jspecify.annotations.Nullable;

/** Reads, evaluates, prints, until there are no more lines. */
final class Repl {
    private final Lines lines;
    private final Evaluator evaluator;
    private final PrintStream out;
    private final ValuePrinter printer;
    private final MetaCommands commands;
    private final Errors errors;
    private int exitCode = ExitCode.OK;

    Repl(Lines lines, Evaluator evaluator, PrintStream out, Errors errors) {
        this.lines = lines;
        this.evaluator = evaluator;
        this.out = out;
        this.printer = new ValuePrinter(out);
        this.commands = new MetaCommands(out, errors.stream());
        this.errors = errors;
    }

    /** Gives the exit code of the last line, as if all were one script. */
    int run() {
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            String text = line.get();
            if (MetaCommands.isCommand(text)) {
                if (!commands.run(text)) {
                    break;
                }
            } else if (!text.isBlank()) {
                lines.interruptibly(() -> evaluate(text));
            }
        }
        return exitCode;
    }

    private void evaluate(String text) {
        try {
            Object value = evaluator.evaluate(text);
            printer.print(value);
            exitCode = exitCode(value);
        } catch (ScriptFailure failure) {
            exitCode = ExitCode.FAILED;
            report(text, failure);
        } catch (StackOverflowError | RuntimeException e) {
            exitCode = ExitCode.FAILED; // a value that cannot be printed
            errors.print(e.getClass().getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    private void report(String text, ScriptFailure failure) {
        if (failure.getCause() instanceof OutputFailure gone) {
            throw gone;
        }
        boolean interrupted = lines.wasInterrupted();
        if (interrupted) {
            Thread.interrupted();
            out.println(); // the terminal has echoed ^C
        }
        errors.print(interrupted ? "interrupted" : located(text, failure), failure);
    }

    /** The message names its line where there is more than one. */
    private static String located(String text, ScriptFailure failure) {
        String message = String.valueOf(failure.getMessage());
        String place = text.strip().contains("\n") ? "line $1: " : "";
        return message.replaceFirst("^:(\\d+)(?::\\d+)?: ", place).replaceFirst("^: ", "");
    }

    private static int exitCode(@Nullable Object value) {
        return value instanceof Result result ? result.exitCode() : ExitCode.OK;
    }
}
