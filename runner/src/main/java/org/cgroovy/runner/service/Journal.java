package org.cgroovy.runner.service;

import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.cgroovy.linux.Peer;
import org.cgroovy.runner.OneLine;

/** A line for each thing that was asked and what became of it: who, what, allowed or why not. */
final class Journal {
    private final PrintStream out;
    private final boolean verbose;

    Journal(PrintStream out, boolean verbose) {
        this.out = out;
        this.verbose = verbose;
    }

    /** Something about the service itself. */
    void say(String text) {
        line(text);
    }

    /** What only matters to who digs. */
    void detail(String text) {
        if (verbose) {
            line(text);
        }
    }

    void allowed(Peer peer, String user, Map<String, String> what) {
        line(who(peer, user) + words(what) + " allowed");
    }

    void refused(Peer peer, String user, Map<String, String> what, String why) {
        line(who(peer, user) + words(what) + " refused: " + why);
    }

    private static String who(Peer peer, String user) {
        return "uid=" + Integer.toUnsignedString(peer.uid()) + " user=" + user + " pid=" + peer.pid();
    }

    private static String words(Map<String, String> what) {
        var text = new StringBuilder();
        what.forEach((key, value) -> text.append(' ').append(key).append('=').append(value));
        return text.toString();
    }

    private void line(String text) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        out.println(now + " " + OneLine.of(text));
    }
}
