package org.cgroovy.console.repl;

import java.io.IOException;
import java.nio.file.Path;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp;

/** Sets up JLine on the terminal that the process was started at. */
final class TerminalOpener {
    private static final String PROMPT = "cgroovy> ";
    private static final String CONTINUED = "    ...> ";

    private static final Size USUAL = new Size(80, 24);

    private final Colours colours;
    private final Path stateDirectory;

    TerminalOpener(Colours colours, Path stateDirectory) {
        this.colours = colours;
        this.stateDirectory = stateDirectory;
    }

    Lines open(WordCompleter completer) throws IOException {
        spareInfocmp(System.getenv().getOrDefault("TERM", "dumb"));
        // By name: left alone, JLine tries slower providers first. A dumb terminal is better than none.
        Terminal terminal = TerminalBuilder.builder()
                .name("cgroovy")
                .system(true)
                .provider("jni")
                .dumb(true)
                .build();
        if (terminal.getWidth() == 0) {
            terminal.setSize(USUAL); // a serial line does not know its size, and JLine would show one column
        }
        return open(terminal, completer);
    }

    /** JLine runs the program infocmp, for all that it knows the usual terminals itself. */
    private static void spareInfocmp(String type) {
        String capabilities = InfoCmp.getDefaultInfoCmp(type);
        if (capabilities != null) {
            InfoCmp.setLoadedInfoCmp(type, capabilities);
        }
    }

    Lines open(Terminal terminal, WordCompleter completer) {
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .appName("cgroovy")
                .terminal(terminal)
                .parser(new GroovyParser())
                .completer(completer)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, CONTINUED)
                .variable(LineReader.BLINK_MATCHING_PAREN, 0)
                // '!' is Groovy's
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
        HistoryFile.in(stateDirectory).ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
        return new TerminalLines(terminal, builder.build(), colours.bold(PROMPT));
    }
}
