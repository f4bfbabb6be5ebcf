package org.cgroovy.console;

import org.cgroovy.dsl.Beside;
import org.cgroovy.dsl.Session;
import org.cgroovy.dsl.script.ScriptSource;
import org.cgroovy.runner.EmbeddedRunner;

/** What is loaded and opened beside the start, since it will be needed a little later. */
final class Ahead {
    private static final String THREAD = "cgroovy-ahead";

    private Ahead() {}

    /** Opens the runner, and loads what a container needs, while Groovy comes up; where a script seems to start one. */
    static void ofScript(Session session, ScriptSource source) {
        if (source.text().contains("container")) {
            Beside.start(THREAD, () -> {
                if (session.runner() instanceof EmbeddedRunner runner) {
                    runner.rehearse();
                }
            });
        }
    }

    /** Loads what JLine knows of terminals, and its editor. */
    static void ofConsole() {
        Beside.start(THREAD, () -> {
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
}
