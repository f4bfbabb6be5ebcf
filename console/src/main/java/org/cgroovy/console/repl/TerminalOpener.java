package org.cgroovy.console.repl;

import java.io.IOException;
import java.nio.file.Path;
import org.cgroovy.console.SystemTerminal;
import org.cgroovy.console.TerminalMode;
import org.cgroovy.console.repl.complete.WordCompleter;
import org.cgroovy.console.repl.line.LineRule;
import org.cgroovy.console.repl.look.LineLook;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.SuggestionType;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Terminal;

/** Sets up JLine on the terminal that the process was started at. */
final class TerminalOpener {
    static final String PROMPT = "cgroovy> ";
    private static final String JAVA = "java> ";
    private static final String CONTINUED = "    ...> ";

    private final Colours colours;
    private final Path stateDirectory;
    private final Languages languages;

    TerminalOpener(Colours colours, Path stateDirectory, Languages languages) {
        this.colours = colours;
        this.stateDirectory = stateDirectory;
        this.languages = languages;
    }

    /** Whether nothing was ever typed. */
    boolean isFirstTime() {
        return stateDirectory.resolve("history").toFile().length() == 0;
    }

    Lines open(WordCompleter completer, LineRule rule) throws IOException {
        TerminalMode before = TerminalMode.read();
        return open(SystemTerminal.open(), before, completer, rule);
    }

    /** @param before what the terminal is to be at the end */
    Lines open(Terminal terminal, TerminalMode before, WordCompleter completer, LineRule rule) {
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .appName("cgroovy")
                .terminal(terminal)
                .parser(new GroovyParser(languages::isUnfinished))
                .completer(languages.completer(completer))
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, CONTINUED)
                .variable(LineReader.BLINK_MATCHING_PAREN, 0)
                // '!' is Groovy's
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
        HistoryFile.in(stateDirectory).ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
        Warmth warmth = new Warmth();
        LineLook look = new LineLook(rule, warmth::isThere);
        if (colours.wanted()) {
            builder.highlighter(look);
        }
        LineReader reader = builder.build();
        reader.setAutosuggestion(SuggestionType.TAIL_TIP);
        Inputrc.heed(reader);
        return new TerminalLines(
                terminal,
                before,
                reader,
                () -> colours.bold(languages.isJava() ? JAVA : PROMPT),
                () -> warmth.spread(() -> {
                    look.warm();
                    completer.warm();
                }));
    }
}
