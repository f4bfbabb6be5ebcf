package org.cgroovy.console.repl.line;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.EOFError;
import org.jline.reader.Parser.ParseContext;
import org.jline.reader.impl.DefaultParser;

/**
 * A line that is a command: {@code cgset -r pids.max=5 /demo}.
 *
 * @param name of the command
 * @param rest what stands behind the name, as it was typed
 */
public record ShellLine(String name, String rest) {
    /**
     * The words behind the name, with quotes and backslashes as in a shell; nothing is expanded.
     *
     * @throws IllegalArgumentException when a quote is not closed
     */
    public List<String> words() {
        if (rest.isBlank()) {
            return List.of();
        }
        try {
            List<String> words = new ArrayList<>(new DefaultParser()
                    .eofOnUnclosedQuote(true)
                    .parse(rest, 0, ParseContext.ACCEPT_LINE)
                    .words());
            words.removeIf(String::isEmpty);
            return words;
        } catch (EOFError open) {
            throw new IllegalArgumentException("a quote or a backslash at the end is open: " + rest);
        }
    }
}
