package org.cgroovy.console;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.cgroovy.cgroup.tool.Tools;

/**
 * Runs a tool of libcgroup. Of this program it loads nothing else: these commands are called often, by scripts, and end
 * within some milliseconds.
 */
final class Mirror {
    private static final int BUFFER = 1 << 16;

    private Mirror() {}

    static boolean isNamed(String word) {
        return Tools.NAMES.contains(word);
    }

    /**
     * Runs one, with standard output buffered as that of any program in a pipe.
     *
     * @param words its name and what stands behind it
     * @return the exit code
     */
    static int run(String[] words) {
        var out = new PrintStream(
                new BufferedOutputStream(new StandardOutput(new FileOutputStream(FileDescriptor.out)), BUFFER),
                false,
                StandardCharsets.UTF_8);
        try {
            return run(words[0], Arrays.asList(words).subList(1, words.length), out, System.err);
        } catch (RuntimeException | Error e) {
            return new Complaint(System.err).about(e, Options.NONE);
        }
    }

    static int run(String name, List<String> words, PrintStream out, PrintStream err) {
        try {
            return Tools.run(name, words, out, err);
        } finally {
            out.flush();
        }
    }
}
