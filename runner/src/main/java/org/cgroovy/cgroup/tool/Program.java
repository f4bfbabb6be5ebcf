package org.cgroovy.cgroup.tool;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cgroovy.linux.Errno;

/**
 * The program of {@code cgexec}, looked for where a shell will. A shell says of one that it cannot run what it likes, with an
 * exit code that the program may have too.
 *
 * @see "execvp(3), for the search; execve(2), interpreter scripts"
 */
final class Program {
    private static final int NOT_RUN = 255;
    private static final String DEFAULT_PATH = "/bin:/usr/bin";
    /** As much of the first line as the kernel reads. */
    private static final int FIRST_LINE = 256;

    private Program() {}

    /**
     * @param name as it is given: a path, or a name for the directories of PATH
     * @param path PATH
     * @throws ToolException when there is none that can be run
     */
    static void requireRunnable(String name, String path) {
        if (name.indexOf('\ufffd') >= 0) {
            // Bytes that are no UTF-8: which they were, only the shell knows.
            return;
        }
        if (name.indexOf('/') >= 0) {
            requireRunnable(name, Path.of(name));
            return;
        }
        Errno reason = Errno.ENOENT;
        for (String directory : path.split(":", -1)) {
            Path file = Path.of(directory.isEmpty() ? "." : directory, name);
            if (!name.isEmpty() && Files.exists(file)) {
                if (isRunnable(file)) {
                    requireInterpreter(name, file);
                    return;
                }
                reason = Errno.EACCES;
            }
        }
        throw refused(name, reason, "");
    }

    static String searchPath() {
        String path = System.getenv("PATH");
        return path == null ? DEFAULT_PATH : path;
    }

    private static void requireRunnable(String name, Path file) {
        if (!Files.exists(file)) {
            throw refused(name, Errno.ENOENT, "");
        }
        if (!isRunnable(file)) {
            throw refused(name, Errno.EACCES, Files.isDirectory(file) ? "; it is a directory" : "");
        }
        requireInterpreter(name, file);
    }

    private static boolean isRunnable(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }

    private static void requireInterpreter(String name, Path file) {
        String line;
        try (InputStream stream = new FileInputStream(file.toString())) {
            line = new String(stream.readNBytes(FIRST_LINE), StandardCharsets.UTF_8);
        } catch (IOException e) {
            // What may be run need not be readable.
            return;
        }
        if (!line.startsWith("#!")) {
            return;
        }
        int end = line.indexOf('\n');
        String command = line.substring(2, end < 0 ? line.length() : end).strip();
        int blank = 0;
        while (blank < command.length() && command.charAt(blank) != ' ' && command.charAt(blank) != '\t') {
            blank++;
        }
        String interpreter = command.substring(0, blank);
        if (!interpreter.isEmpty() && !isRunnable(Path.of(interpreter))) {
            throw refused(
                    name,
                    Files.exists(Path.of(interpreter)) ? Errno.EACCES : Errno.ENOENT,
                    "; its first line wants " + interpreter + " to run it");
        }
    }

    private static ToolException refused(String name, Errno errno, String hint) {
        return new ToolException(NOT_RUN, "execve(\"" + name + "\"): " + errno + ", " + errno.description() + hint);
    }
}
