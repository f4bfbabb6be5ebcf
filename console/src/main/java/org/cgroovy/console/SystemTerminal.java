package org.cgroovy.console;

import java.io.IOException;
import java.nio.charset.Charset;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp;

/** The terminal that the process was started at, by JLine. */
public final class SystemTerminal {
    private static final Size USUAL = new Size(80, 24);

    private SystemTerminal() {}

    /** The caller closes it. */
    public static Terminal open() throws IOException {
        // With a UTF-8 locale lines of trees are letters like others; without one we write no such letters.
        System.setProperty(TerminalBuilder.PROP_DISABLE_ALTERNATE_CHARSET, "true");
        spareInfocmp(System.getenv().getOrDefault("TERM", "dumb"));
        // By name: left alone, JLine tries slower providers first. A dumb terminal is better than none.
        Terminal terminal = TerminalBuilder.builder()
                .name("cgroovy")
                .system(true)
                .provider("jni")
                .dumb(true)
                // Left alone, JLine asks every provider of charsets for one with the name of a Windows code page.
                .encoding(Charset.defaultCharset())
                .build();
        if (terminal.getWidth() == 0) {
            terminal.setSize(USUAL); // a serial line does not know its size, and JLine would show one column
        }
        return terminal;
    }

    /** JLine runs the program infocmp, for all that it knows the usual terminals itself. */
    private static void spareInfocmp(String type) {
        String capabilities = InfoCmp.getDefaultInfoCmp(type);
        if (capabilities != null) {
            InfoCmp.setLoadedInfoCmp(type, capabilities);
        }
    }
}
