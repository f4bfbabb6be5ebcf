package org.cgroovy.dsl.script;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The text of a script.
 *
 * @param name what its author calls it in an error: a path, {@code -e} or {@code -}
 * @param unit the name that it is compiled under, which its stack frames show
 * @param directory where classes are that it uses, each in a file of its name; empty when it lies in no file
 */
public record ScriptSource(String name, String unit, String text, Optional<Path> directory) {
    /** One that lies in no file. */
    public ScriptSource(String name, String unit, String text) {
        this(name, unit, text, Optional.empty());
    }

    /** A file, as it was named on the command line. */
    public static ScriptSource file(Path file) throws IOException {
        Path unit = file.getFileName();
        if (unit == null) {
            throw new IOException(file + " is a directory");
        }
        Path directory = file.toAbsolutePath().normalize().getParent();
        return new ScriptSource(
                file.toString(), unit.toString(), Files.readString(file), Optional.ofNullable(directory));
    }

    /** Code that stands on the command line. */
    public static ScriptSource code(String text) {
        return new ScriptSource("-e", "cgroovy_e.groovy", text);
    }

    /** Code from standard input. */
    public static ScriptSource input(InputStream in) throws IOException {
        return new ScriptSource("-", "cgroovy_input.groovy", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
}
