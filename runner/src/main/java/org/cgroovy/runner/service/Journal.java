package org.cgroovy.runner.service;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.cgroovy.linux.Peer;
import org.cgroovy.runner.OneLine;
import org.cgroovy.runner.RunnerException;

/** A line for each thing that was asked and what became of it: who, what, allowed or why not. */
final class Journal {
    private final OutputStream out;
    private final boolean verbose;
    private Optional<String> fault = Optional.empty();

    /** @param out must not buffer, so that what cannot be written is known at once */
    Journal(OutputStream out, boolean verbose) {
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

    /** What had been allowed went wrong. */
    void failed(Peer peer, String user, Map<String, String> what, String why) {
        line(who(peer, user) + words(what) + " failed: " + why);
    }

    /**
     * Called before something is started that has just been noted here.
     *
     * @throws RunnerException when the last line could not be written
     */
    synchronized void requireWritten() {
        if (fault.isPresent()) {
            throw new RunnerException(
                    "cgroovy runner starts nothing while its journal cannot be written: " + fault.get()
                            + "; root can make room where its standard error goes, or start it again with another one");
        }
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
        write((now + " " + OneLine.of(text) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private synchronized void write(byte[] line) {
        try {
            out.write(line);
            fault = Optional.empty();
        } catch (IOException e) {
            fault = Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
