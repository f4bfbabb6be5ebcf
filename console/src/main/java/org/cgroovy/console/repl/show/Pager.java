package org.cgroovy.console.repl.show;

import java.io.ByteArrayInputStream;
import java.io.IOError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jline.builtins.Less;
import org.jline.builtins.Source;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;

/** Shows a text screen by screen, as less(1) does, when it is longer than the terminal is high. */
public final class Pager {
    private Pager() {}

    /** Whether the text, with the next prompt below it, has no room. */
    public static boolean wants(Terminal terminal, String text) {
        boolean dumb = terminal.getType().startsWith(Terminal.TYPE_DUMB);
        int width = Math.max(1, terminal.getWidth());
        return !dumb
                && text.lines()
                                .mapToInt(line ->
                                        1 + Math.max(0, new AttributedString(line).columnLength() - 1) / width)
                                .sum()
                        >= terminal.getHeight();
    }

    /** Gives back when the user has seen enough. */
    public static void show(Terminal terminal, String text) {
        Less less = new Less(terminal, Path.of(""));
        less.quitIfOneScreen = true;
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            less.run(new Source.InputStreamSource(new ByteArrayInputStream(bytes), true, "q ends, h helps"));
        } catch (IOException | IOError | InterruptedException e) {
            Thread.interrupted(); // Ctrl-C ends it
        }
        terminal.flush();
    }
}
