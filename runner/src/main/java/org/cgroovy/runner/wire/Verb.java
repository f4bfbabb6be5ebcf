package org.cgroovy.runner.wire;

import java.util.Locale;
import org.cgroovy.spec.SpecException;

/** All that can be asked of the runner's service. Closed: a new one is a security review. */
public enum Verb {
    /** Starts a container as described; answered when it runs, and again when it has ended. */
    START,
    /** Runs the description's process in a container that runs; answered like {@link #START}. */
    EXEC,
    /** Finds a running container; answered again when it has ended. */
    FIND,
    LIST,
    KILL,
    PAUSE,
    RESUME,
    /** Takes the description's limits. */
    UPDATE,
    STATS,
    PROCESSES,
    AUDIT,
    REMOVE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Verb named(String word) {
        for (Verb verb : values()) {
            if (verb.word().equals(word)) {
                return verb;
            }
        }
        throw new SpecException("do: nothing is called '" + word + "'");
    }
}
