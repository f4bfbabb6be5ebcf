package org.cgroovy.console;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.cgroovy.linux.PlainFiles;
import org.cgroovy.runner.RunnerException;
import org.cgroovy.runner.service.ServiceSettings;

/**
 * Which runner makes the containers.
 *
 * @param socket of the service; empty for the runner in this process
 * @param certain whether it must be that one; else the one in this process does when nobody listens there
 * @param why in a few words
 */
public record RunnerChoice(String socket, boolean certain, String why) {
    /** Names another runner's socket; {@code none} is for the one in this process, with the rights that it has. */
    public static final String VARIABLE = "CGROOVY_RUNNER";

    private static final String NONE = "none";

    /**
     * Root needs no other; who is not root takes the service, where there is one.
     *
     * @param chosen what the variable says; empty when it is not set
     * @param exists whether a file is there
     * @throws RunnerException when the variable says what it cannot
     */
    public static RunnerChoice of(String chosen, int uid, Predicate<String> exists) {
        if (chosen.startsWith("/")) {
            return new RunnerChoice(chosen, true, VARIABLE + " says so");
        }
        if (chosen.equals(NONE)) {
            return new RunnerChoice("", true, VARIABLE + "=" + NONE);
        }
        if (!chosen.isEmpty()) {
            throw new RunnerException(VARIABLE + "=" + chosen + " is neither the path of a socket nor " + NONE);
        }
        String socket = ServiceSettings.SOCKET.toString();
        if (uid == 0) {
            return new RunnerChoice("", true, "root needs no other");
        }
        return exists.test(socket)
                ? new RunnerChoice(socket, false, "it is there, and has more rights than uid " + uid)
                : new RunnerChoice("", true, "there is no " + socket);
    }

    /** For this process. */
    public static RunnerChoice ofThisProcess() {
        return of(
                System.getenv().getOrDefault(VARIABLE, ""),
                PlainFiles.uid().orElse(-1),
                path -> Files.exists(Path.of(path)));
    }

    /** Whether it is the one in this process. */
    public boolean isEmbedded() {
        return socket.isEmpty();
    }
}
