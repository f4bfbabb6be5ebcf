package org.cgroovy.console.repl.help;

import java.util.OptionalInt;
import org.cgroovy.console.RunnerChoice;
import org.cgroovy.dsl.Version;
import org.cgroovy.linux.PlainFiles;

/** What is said to somebody who is here for the first time, in three short lines. */
public final class Greeting {
    private Greeting() {}

    public static String text() {
        return "cgroovy " + Version.text() + ": containers and cgroups\n"
                + runner()
                + "\nhelp explains, Tab completes, tour shows\n";
    }

    private static String runner() {
        if (isRoot()) {
            return "as root: the runner is embedded";
        }
        RunnerChoice choice = RunnerChoice.ofThisProcess();
        return choice.isEmbedded()
                ? "not as root: rootless, by user namespaces"
                : "not as root: by the runner at " + choice.socket();
    }

    static boolean isRoot() {
        return PlainFiles.uid().equals(OptionalInt.of(0));
    }
}
