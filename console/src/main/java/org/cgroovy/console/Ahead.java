package org.cgroovy.console;

import org.cgroovy.dsl.Session;
import org.cgroovy.dsl.script.ScriptSource;
import org.cgroovy.runner.EmbeddedRunner;

/**
 * Does beside the start, on a second processor, what will be needed a little later. What fails here fails again where it is
 * needed, and is told there.
 */
final class Ahead {
    private Ahead() {}

    /** Opens the runner, and loads what a container needs, while Groovy comes up; where a script seems to start one. */
    static void ofScript(Session session, ScriptSource source) {
        if (source.text().contains("container")) {
            start(() -> {
                if (session.runner() instanceof EmbeddedRunner runner) {
                    runner.rehearse();
                }
            });
        }
    }

    /** Loads what JLine knows of terminals, and its editor. */
    static void ofConsole() {
        start(() -> {
            load("org.jline.utils.InfoCmp");
            load("org.jline.reader.impl.LineReaderImpl");
        });
    }

    private static void load(String type) {
        try {
            Class.forName(type);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void start(Runnable work) {
        if (Runtime.getRuntime().availableProcessors() == 1) {
            return;
        }
        var thread = new Thread(work, "cgroovy-ahead");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((which, failure) -> {});
        thread.start();
    }
}
