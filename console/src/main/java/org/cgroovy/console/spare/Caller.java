package org.cgroovy.console.spare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The process that asks for its call to be run: the shell that interprets the launcher.
 *
 * @param pipe where it asked
 * @param count how many of the last words of its command line are the arguments
 */
record Caller(int pid, ProcFiles files, Path pipe, int count) {
    /** What is to be 0, 1 and 2; meanwhile it reads and complains elsewhere. */
    static final List<Integer> STANDARD = List.of(4, 1, 5);

    private static final int ASKING = 6;
    private static final int LISTENING = 7;
    private static final int GROUP = 5;
    private static final long CLOSED_ON_EXEC = 02000000;

    /** Whether it is the one that asked: a number means another process in another pid namespace, or later. */
    boolean isGenuine() throws IOException {
        return Files.isSameFile(files.directory().resolve("fd/" + ASKING), pipe);
    }

    List<String> arguments() throws IOException {
        List<String> words = files.texts("cmdline");
        if (count < 0 || count > words.size()) {
            throw new IOException("fewer words than arguments");
        }
        return words.subList(words.size() - count, words.size()).stream()
                .map(word -> new String(word.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                .toList();
    }

    /** A path of its, as seen from here. */
    Path path(String path) {
        return files.directory().resolve("cwd").resolve(path);
    }

    int group() throws IOException {
        return Integer.parseInt(files.stat(GROUP));
    }

    /** Whether a program that it executes would have more open than the standard descriptors. */
    boolean hasMoreOpen() throws IOException {
        try (var list = Files.newDirectoryStream(files.directory().resolve("fd"))) {
            for (Path each : list) {
                int fd = Integer.parseInt(String.valueOf(each.getFileName()));
                if (fd > 2 && !STANDARD.contains(fd) && fd != ASKING && fd != LISTENING && isInherited(fd)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isInherited(int fd) {
        return files.text("fdinfo/" + fd)
                .lines()
                .filter(line -> line.startsWith("flags:"))
                .map(line -> Long.parseLong(line.substring("flags:".length()).strip(), 8))
                .anyMatch(flags -> (flags & CLOSED_ON_EXEC) == 0);
    }
}
