package org.cgroovy.console.repl.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs programs of the host at the console's terminal. */
public final class HostShell {
    private static final int SIGNALED = 128;

    private HostShell() {}

    /** Whether the host has a program of that name. */
    public static boolean has(String program) {
        return program.matches("[\\w.+-]+")
                && Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /** Gives the exit code of a line for the shell. */
    public static int run(String line) {
        return run(List.of("/bin/sh", "-c", line));
    }

    /** Gives the exit code. Ctrl-C is for the program, so this waits all the same. */
    public static int run(List<String> command) {
        Process process;
        try {
            process = new ProcessBuilder(new ArrayList<>(command)).inheritIO().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        while (true) {
            try {
                return process.waitFor();
            } catch (InterruptedException e) {
                // that was Ctrl-C
                if (!process.isAlive()) {
                    return SIGNALED + 2;
                }
            }
        }
    }
}
