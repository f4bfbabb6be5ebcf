package org.cgroovy.runner;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where the user's files belong.
 *
 * @see "XDG Base Directory Specification: a variable that is empty or no absolute path does not count"
 */
public record UserDirectories(Path cache, Path state) {
    public static UserDirectories ofThisProcess() {
        return of(System.getenv(), System.getProperty("user.home", ""));
    }

    /** @param home the home directory as the system knows it; may be nonsense, then there is no place for files */
    public static UserDirectories of(Map<String, String> environment, String home) {
        String chosen = environment.getOrDefault("HOME", "");
        Path base = Path.of(chosen.startsWith("/") ? chosen : home.startsWith("/") ? home : "/dev/null");
        return new UserDirectories(
                directory(environment, "XDG_CACHE_HOME", base.resolve(".cache")),
                directory(environment, "XDG_STATE_HOME", base.resolve(".local/state")));
    }

    private static Path directory(Map<String, String> environment, String variable, Path otherwise) {
        String chosen = environment.getOrDefault(variable, "");
        return (chosen.startsWith("/") ? Path.of(chosen) : otherwise).resolve("cgroovy");
    }
}
