package org.cgroovy.console.repl.help;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cgroovy.dsl.Version;

/** What is said to somebody who is here for the first time, in three short lines. */
public final class Greeting {
    private Greeting() {}

    public static String text() {
        return "cgroovy " + Version.text() + ": containers and cgroups\n"
                + (isRoot() ? "as root: the runner is embedded" : "not as root: rootless, by user namespaces")
                + "\nhelp explains, Tab completes, tour shows\n";
    }

    static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException e) {
            return false;
        }
    }
}
