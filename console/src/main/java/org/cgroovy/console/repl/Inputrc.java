package org.cgroovy.console.repl;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jline.reader.LineReader;
import org.jline.reader.impl.InputRC;

/** Takes over what the user has chosen for all programs that read lines, such as vi's keys: {@code set editing-mode vi}. */
final class Inputrc {
    private Inputrc() {}

    static void heed(LineReader reader) {
        String chosen = System.getenv().getOrDefault("INPUTRC", "");
        Path file = chosen.isEmpty() ? Path.of(System.getProperty("user.home", ""), ".inputrc") : Path.of(chosen);
        if (!Files.isReadable(file)) {
            return;
        }
        try (Reader text = Files.newBufferedReader(file)) {
            InputRC.configure(reader, text);
        } catch (IOException | RuntimeException e) {
            // It is for readline first of all, and may have what JLine does not know.
        }
    }
}
