package org.cgroovy.console.repl;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.cgroovy.console.ExitCode;
import org.cgroovy.console.OutputFailure;
import org.cgroovy.console.UtfLocale;
import org.cgroovy.console.repl.line.HostShell;
import org.cgroovy.console.repl.line.LineRule;
import org.cgroovy.console.repl.line.ShellCommands;
import org.cgroovy.console.repl.line.ShellLine;
import org.cgroovy.console.repl.line.Transcript;
import org.cgroovy.console.repl.show.ValueText;
import org.cgroovy.dsl.script.ScriptFailure;
import org.cgroovy.runner.Result;
import org.jline.reader.LineReader;
import org.jspecify.annotations.Nullable;

/** Reads, evaluates, prints, until there are no more lines. */
final class Repl {
    private final Lines lines;
    private final Evaluator evaluator;
    private final Languages languages;
    private final PrintStream out;
    private final ValueText texts = new ValueText(UtfLocale.isSet());
    private final LineRule rule;
    private final Transcript transcript = new Transcript();
    private final MetaCommands own;
    private final FailureReport report;
    private int exitCode = ExitCode.OK;
    private boolean failed;

    Repl(Lines lines, Evaluator evaluator, Languages languages, PrintStream out, Errors errors) {
        this.lines = lines;
        this.evaluator = evaluator;
        this.languages = languages;
        this.out = out;
        this.rule = new LineRule(evaluator::knows);
        this.report = new FailureReport(lines, errors, out);
        this.own = new MetaCommands(
                lines, out, errors.stream(), transcript, this::evaluate, new TourGuide(lines, out, this::worked));
    }

    /** Gives the exit code of the last line, as if all were one script. */
    int run() {
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (!line.get().isBlank() && !accept(line.get())) {
                break;
            }
        }
        return exitCode;
    }

    /** Does what the line says; gives whether that worked. */
    private boolean worked(String text) {
        failed = false;
        perform(text);
        return !failed && !lines.wasInterrupted();
    }

    /** Does what the line says; false when the console is to end. */
    private boolean accept(String text) {
        Optional<ShellLine> forUs = rule.own(text);
        if (forUs.isPresent()) {
            if (MetaCommands.QUIT.contains(forUs.get().name())) {
                return false;
            }
            lines.interruptibly(() -> reporting(text, () -> own(forUs.get())));
            return true;
        }
        if (!languages.isJava() && rule.host(text).isPresent()) {
            perform(text); // Ctrl-C is for the program
            return true;
        }
        lines.interruptibly(() -> perform(text));
        return true;
    }

    private void own(ShellLine line) {
        Languages.asked(line).ifPresentOrElse(languages::changeTo, () -> own.run(line));
    }

    private void perform(String text) {
        if (languages.isJava()) {
            evaluate("", text);
            return;
        }
        Optional<String> host = rule.host(text);
        Optional<ShellLine> command = rule.command(text);
        if (host.isPresent()) {
            reporting(text, () -> host(host.get()));
        } else if (command.isPresent()) {
            reporting(text, () -> command(command.get()));
        } else {
            evaluate("", text);
        }
    }

    private void evaluate(String name, String text) {
        reporting(text, () -> {
            Object value = languages.evaluate(name, isForeground(text) ? text.strip() + "()" : text);
            if (!languages.isJava()) {
                transcript.add(text, value != null);
            }
            show(value);
        });
    }

    /** {@code fg} by itself, as a shell has it, would be a variable to Groovy. */
    private boolean isForeground(String text) {
        return text.strip().equals("fg") && !evaluator.knows("fg");
    }

    private void show(@Nullable Object value) {
        texts.of(value).ifPresent(text -> lines.show(text, out));
        exitCode = value instanceof Result result ? result.exitCode() : ExitCode.OK;
    }

    private void host(String line) {
        out.flush();
        exitCode = HostShell.run(line);
        if (exitCode != ExitCode.OK) {
            out.println("exit code " + exitCode);
        }
    }

    private void command(ShellLine line) {
        if (line.name().equals(LineRule.EXPLAIN)) {
            explain(line.rest());
            return;
        }
        if (line.name().equals("help")) {
            own.run(line);
            return;
        }
        out.flush();
        exitCode = new ShellCommands(
                        evaluator.session(),
                        report.stream(),
                        lines.reader().map(LineReader::getTerminal),
                        text -> lines.show(text, out))
                .run(line);
        out.flush();
        if (exitCode == ExitCode.OK) {
            transcript.add(line);
        }
    }

    private void explain(String text) {
        var bytes = new ByteArrayOutputStream();
        evaluator.explain(text, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        lines.show(bytes.toString(StandardCharsets.UTF_8).stripTrailing(), out);
        exitCode = ExitCode.OK;
    }

    private void reporting(String text, Runnable work) {
        failed = true;
        try {
            work.run();
            failed = false;
        } catch (OutputFailure gone) {
            throw gone;
        } catch (ScriptFailure failure) {
            exitCode = ExitCode.FAILED;
            report.of(text, failure);
        } catch (StackOverflowError | RuntimeException e) {
            exitCode = ExitCode.FAILED; // a command, or a value that cannot be printed
            report.of(e);
        }
    }
}
