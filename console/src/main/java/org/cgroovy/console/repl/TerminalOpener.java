package org.cgroovy.console.repl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.cgroovy.console.SystemTerminal;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Terminal;

/** Sets up JLine on the terminal that the process was started at. */
final class TerminalOpener {
    static final String PROMPT = "cgroovy> ";
    private static final String CONTINUED = "    ...> ";

    private final Colours colours;
    private final Path stateDirectory;

    TerminalOpener(Colours colours, Path stateDirectory) {
        this.colours = colours;
        this.stateDirectory = stateDirectory;
    }

    Lines open(WordCompleter completer, Predicate<String> unfinished) throws IOException {
        return open(SystemTerminal.open(), completer, unfinished);
    }

    Lines open(Terminal terminal, WordCompleter completer, Predicate<String> unfinished) {
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .appName("cgroovy")
                .terminal(terminal)
                .parser(new GroovyParser(unfinished))
                .completer(completer)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, CONTINUED)
                .variable(LineReader.BLINK_MATCHING_PAREN, 0)
                // '!' is Groovy's
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
        HistoryFile.in(stateDirectory).ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
        LineReader reader = builder.build();
        Inputrc.heed(reader);
        return new TerminalLines(terminal, reader, colours.bold(PROMPT));
    }
}
