package org.cgroovy.console;

import java.io.PrintStream;
import org.cgroovy.dsl.Session;

/** Opens sessions as the options want them. */
final class Sessions {
    private Sessions() {}

    static Session open(PrintStream out, Options options) {
        return new Session(new RunnerOpener(options), out, Terminals::attached, mode(options));
    }

    private static Session.Mode mode(Options options) {
        if (!options.explain()) {
            return Session.Mode.RUN;
        }
        return options.json() ? Session.Mode.EXPLAIN_JSON : Session.Mode.EXPLAIN;
    }
}
