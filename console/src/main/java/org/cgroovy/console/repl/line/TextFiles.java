package org.cgroovy.console.repl.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cgroovy.console.UsageException;

/** Files with what is typed: read by {@code :load}, written by {@code :save}, both with the user's editor by {@code :edit}. */
public final class TextFiles {
    private static final String FORCE = "-f";

    private TextFiles() {}

    /** The text of the file that is named. */
    public static String read(List<String> words) {
        if (words.size() != 1) {
            throw new UsageException(":load FILE runs what is in a file");
        }
        return read(path(words.get(0)));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new UsageException("there is no file " + file);
        } catch (MalformedInputException e) {
            throw new UsageException(file + " is no text in UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes what worked as a script that can be started, and says so. */
    public static String save(List<String> words, Transcript transcript) {
        List<String> names = new ArrayList<>(words);
        boolean force = names.remove(FORCE);
        if (names.size() != 1) {
            throw new UsageException(
                    ":save [-f] FILE writes what was typed and worked as a script; -f replaces a file");
        }
        Path file = path(names.get(0));
        try {
            Files.writeString(file, transcript.script(), options(force));
            file.toFile().setExecutable(true, false);
        } catch (FileAlreadyExistsException e) {
            throw new UsageException(file + " is there already: :save -f " + names.get(0) + " replaces it");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "saved as " + file + ": cgroovy " + file + " runs it";
    }

    private static OpenOption[] options(boolean force) {
        return force
                ? new OpenOption[] {
                    StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE
                }
                : new OpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
    }

    /**
     * Lets the user edit a file, or without one the text; gives what is to be run, which is nothing when the editor fails
     * or leaves nothing.
     */
    public static Optional<String> edit(List<String> words, String text, Map<String, String> environment) {
        if (words.size() > 1) {
            throw new UsageException(":edit [FILE] opens an editor, and runs what is in it then");
        }
        if (words.size() == 1) {
            Path file = path(words.get(0));
            return edit(file, environment) ? Optional.of(read(file)).filter(TextFiles::full) : Optional.empty();
        }
        Path draft = draft(text);
        try {
            return edit(draft, environment) ? Optional.of(read(draft)).filter(TextFiles::full) : Optional.empty();
        } finally {
            draft.toFile().delete();
        }
    }

    private static boolean full(String text) {
        return !text.isBlank();
    }

    /** For the eyes of the user alone. */
    private static Path draft(String text) {
        try {
            Path file = Files.createTempFile(
                    "cgroovy-",
                    ".groovy",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, text.isEmpty() ? "" : text + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean edit(Path file, Map<String, String> environment) {
        String editor = Stream.of("VISUAL", "EDITOR")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse("vi");
        int code = HostShell.run(List.of("/bin/sh", "-c", editor + " \"$1\"", "sh", file.toString()));
        if (code == 127) {
            throw new UsageException("there is no editor " + editor + ": set EDITOR to yours");
        }
        return code == 0;
    }

    /** {@code ~} is the home directory, as in a shell. */
    public static Path path(String name) {
        return Path.of(name.replaceFirst("^~(?=/|$)", System.getProperty("user.home", "~")));
    }
}
