package org.cgroovy.console.repl.help;

import java.util.OptionalInt;
import org.cgroovy.dsl.Version;
import org.cgroovy.linux.PlainFiles;

/** What is said to somebody who is here for the first time, in three short lines. */
public final class Greeting {
    private Greeting() {}

    public static String text() {
        return "cgroovy " + Version.text() + ": containers and cgroups\n"
                + (isRoot() ? "as root: the runner is embedded" : "not as root: rootless, by user namespaces")
                + "\nhelp explains, Tab completes, tour shows\n";
    }

    static boolean isRoot() {
        return PlainFiles.uid().equals(OptionalInt.of(0));
    }
}
