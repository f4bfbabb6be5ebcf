package org.cgroovy.console.repl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.cgroovy.console.Terminals;
import org.cgroovy.console.repl.complete.WordCompleter;
import org.cgroovy.console.repl.help.Greeting;
import org.cgroovy.console.repl.line.LineRule;
import org.cgroovy.dsl.Background;
import org.cgroovy.dsl.Session;
import org.cgroovy.dsl.script.ClassPath;

/** The console of this process, at its terminal or, when it has none, on its standard input. */
public final class Console {
    private final Evaluator evaluator;
    private final Background background;
    private final PrintStream out;
    private final boolean terminal;
    private final Errors errors;
    private final Path stateDirectory;
    private final LineRule rule;
    private final Languages languages;

    /**
     * @param stateDirectory for the file with what was typed
     * @param stacktrace whether errors are shown at length
     * @param classPath what lines may import from, beside the product and Groovy
     */
    public Console(Session session, PrintStream err, Path stateDirectory, boolean stacktrace, ClassPath classPath) {
        this.evaluator = new Evaluator(session, classPath);
        this.background = session.background();
        this.out = session.out();
        this.terminal = Terminals.attached();
        this.errors = new Errors(err, Colours.of(terminal, System.getenv()), stacktrace);
        this.stateDirectory = stateDirectory;
        this.rule = new LineRule(evaluator::knows);
        this.languages = new Languages(evaluator, rule);
    }

    /** Lines are Java, until {@code :groovy}. */
    public Console inJava() {
        languages.changeTo("java");
        return this;
    }

    /** Reads to the end; gives 0 at a terminal, else the exit code of the last line. */
    public int run() {
        try (languages;
                Lines lines = terminal ? atTerminal() : piped()) {
            background.onEnd(container -> lines.announce(container::news));
            int exitCode = new Repl(lines, evaluator, languages, out, errors).run();
            return terminal ? 0 : exitCode;
        }
    }

    private Lines atTerminal() {
        try {
            var opener = new TerminalOpener(errors.colours(), stateDirectory, languages);
            if (opener.isFirstTime()) {
                out.print(Greeting.text());
            }
            return opener.open(new WordCompleter(evaluator, rule), rule);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the terminal: " + e.getMessage(), e);
        }
    }

    private Lines piped() {
        return new PipedLines(
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), languages::isUnfinished);
    }
}
