package org.cgroovy.console;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.text.ParseException;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;

/** A recording of what the virtual machine does, by the JDK's Flight Recorder; {@code jfr print} reads it. */
final class Flight implements AutoCloseable {
    private final Recording recording;
    private final Path file;
    private final PrintStream err;

    private Flight(Recording recording, Path file, PrintStream err) {
        this.recording = recording;
        this.file = file;
        this.err = err;
    }

    static Flight start(Path file, PrintStream err) {
        try {
            var recording = new Recording(Configuration.getConfiguration("profile"));
            recording.setDestination(file);
            recording.setDumpOnExit(true); // as at SIGTERM
            recording.start();
            return new Flight(recording, file, err);
        } catch (IOException | ParseException | IllegalStateException | LinkageError e) {
            throw new UsageException("--jfr cannot record to " + file + ": " + e.getMessage());
        }
    }

    @Override
    public void close() {
        recording.stop();
        recording.close();
        err.println("cgroovy: recorded to " + file + "; jfr summary " + file + " shows what is in it");
    }
}
