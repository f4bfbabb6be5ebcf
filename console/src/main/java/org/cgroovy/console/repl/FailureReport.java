package org.cgroovy.console.repl;

import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cgroovy.console.OutputFailure;
import org.cgroovy.console.repl.line.HostShell;
import org.cgroovy.console.repl.show.Caret;
import org.cgroovy.dsl.script.ScriptFailure;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/** Tells in one line why something failed, and points at the place in what was typed. */
final class FailureReport {
    private final Lines lines;
    private final Errors errors;
    private final PrintStream out;

    FailureReport(Lines lines, Errors errors, PrintStream out) {
        this.lines = lines;
        this.errors = errors;
        this.out = out;
    }

    PrintStream stream() {
        return errors.stream();
    }

    /** Of a command. */
    void of(Throwable thrown) {
        if (interrupted()) {
            errors.print("interrupted", thrown);
            return;
        }
        boolean ours = thrown.getClass().getName().startsWith("org.cgroovy.")
                || thrown instanceof IllegalArgumentException
                || thrown instanceof java.io.UncheckedIOException;
        String message = String.valueOf(thrown.getMessage()).replaceFirst("^java\\.io\\.\\w+: ", "");
        errors.print(ours ? message : thrown.getClass().getSimpleName() + ": " + message, thrown);
    }

    /** Of Groovy that somebody typed. */
    void of(String text, ScriptFailure failure) {
        if (failure.getCause() instanceof OutputFailure gone) {
            throw gone;
        }
        if (interrupted()) {
            errors.print("interrupted", failure);
            return;
        }
        Caret caret = Caret.of(String.valueOf(failure.getMessage()));
        String message = caret.message()
                + cause(caret.message(), failure.getCause())
                + program(text.strip(), failure.getCause());
        boolean many = text.strip().contains("\n");
        String place = many && caret.line() > 0 ? "line " + caret.line() + ": " : "";
        errors.print(
                lines.reader()
                        .map(reader -> above(text, caret, failure, reader))
                        .orElse(""),
                place + message,
                failure);
    }

    private boolean interrupted() {
        if (!lines.wasInterrupted()) {
            return false;
        }
        Thread.interrupted();
        out.println(); // the terminal has echoed ^C
        return true;
    }

    /**
     * What does not compile has printed nothing yet, so that it stands right above: the caret goes below it. Else the line
     * is shown again.
     */
    private static String above(String text, Caret caret, ScriptFailure failure, LineReader reader) {
        Caret found = caret.at(missing(failure.getCause()), text);
        Optional<String> pointer = found.pointer(text);
        if (pointer.isEmpty()) {
            return "";
        }
        int width = new AttributedString(TerminalOpener.PROMPT + text).columnLength();
        boolean there = !text.contains("\n")
                && width < reader.getTerminal().getWidth()
                && failure.getCause() instanceof MultipleCompilationErrorsException;
        return there
                ? " ".repeat(TerminalOpener.PROMPT.length()) + pointer.get()
                : "  " + found.source(text).orElse("") + "\n  " + pointer.get();
    }

    /** The name that something does not have. */
    private static String missing(@Nullable Throwable cause) {
        if (cause instanceof MissingMethodException method) {
            return method.getMethod();
        }
        return cause instanceof MissingPropertyException property ? String.valueOf(property.getProperty()) : "";
    }

    /** How to run the program of the host that the line seems to mean. */
    private static String program(String text, @Nullable Throwable cause) {
        String name = missing(cause);
        boolean first = !name.isEmpty() && text.matches(Pattern.quote(name) + "(\\s[^=].*)?");
        return first && HostShell.has(name) ? "; for the program of the host: !" + name : "";
    }

    /** What caused it in the first place, when the message does not say that. */
    private static String cause(String message, @Nullable Throwable thrown) {
        if (thrown == null || thrown instanceof MultipleCompilationErrorsException) {
            return "";
        }
        Throwable root = thrown;
        for (int depth = 0; root.getCause() != null && depth < 100; depth++) {
            root = root.getCause();
        }
        String reason = root.getMessage();
        if (root == thrown || reason == null || message.contains(reason)) {
            return "";
        }
        return " (caused by " + root.getClass().getSimpleName() + ": "
                + reason.lines().findFirst().orElse("") + ")";
    }
}
