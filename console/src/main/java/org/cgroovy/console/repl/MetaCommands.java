package org.cgroovy.console.repl;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.cgroovy.console.repl.help.ConsoleTopics;
import org.cgroovy.console.repl.help.Tour;
import org.cgroovy.console.repl.line.HistoryList;
import org.cgroovy.console.repl.line.Settings;
import org.cgroovy.console.repl.line.ShellLine;
import org.cgroovy.console.repl.line.TextFiles;
import org.cgroovy.console.repl.line.Transcript;
import org.cgroovy.console.repl.show.Wrap;
import org.cgroovy.dsl.Suggestion;
import org.cgroovy.dsl.WordException;

/** The commands of the console itself: {@code :help}, {@code :load FILE}, {@code :quit}. */
final class MetaCommands {
    static final List<String> NAMES =
            List.of("help", "load", "edit", "save", "history", "set", "tour", "java", "groovy", "quit");

    /** What ends the console. */
    static final Set<String> QUIT = Set.of("q", "quit", "exit");

    private final Lines lines;
    private final PrintStream out;
    private final PrintStream err;
    private final Transcript transcript;
    private final BiConsumer<String, String> evaluation;
    private final Tour.Guide guide;

    /**
     * @param evaluation evaluates a text that has a name
     * @param guide runs the lines of the tour
     */
    MetaCommands(
            Lines lines,
            PrintStream out,
            PrintStream err,
            Transcript transcript,
            BiConsumer<String, String> evaluation,
            Tour.Guide guide) {
        this.lines = lines;
        this.out = out;
        this.err = err;
        this.transcript = transcript;
        this.evaluation = evaluation;
        this.guide = guide;
    }

    void run(ShellLine line) {
        switch (line.name()) {
            case "h", "help", "?" -> help(line.rest().strip());
            case "load" -> evaluation.accept(line.rest(), TextFiles.read(line.words()));
            case "edit" -> {
                out.flush();
                TextFiles.edit(line.words(), transcript.last().orElse(""), System.getenv())
                        .ifPresent(text -> {
                            lines.reader()
                                    .ifPresent(reader -> reader.getHistory().add(text));
                            evaluation.accept("", text);
                        });
            }
            case "save" -> out.println(TextFiles.save(line.words(), transcript));
            case "history" -> lines.show(HistoryList.text(lines.reader(), line.words()), out);
            case "set" -> out.println(Settings.change(lines.reader(), line.words()));
            case "tour" -> new Tour().take(out, guide);
            default ->
                err.println("no command :" + line.name()
                        + Suggestion.of(line.name(), NAMES)
                                .map(best -> "; did you mean :" + best + "?")
                                .orElse("; :help lists them"));
        }
    }

    private void help(String topic) {
        try {
            String text = ConsoleTopics.about(topic);
            lines.show(
                    lines.reader()
                            .map(reader -> Wrap.text(text, reader.getTerminal().getWidth()))
                            .orElse(text),
                    out);
            // Below what a pager has shown and taken away: the key is for the prompt.
            ConsoleTopics.example(topic)
                    .ifPresent(line -> out.println("example"
                            + lines.offer(line).map(key -> ", run by " + key).orElse("") + ": " + line));
        } catch (WordException unknown) {
            err.println(unknown.getMessage());
        }
    }
}
