package org.cgroovy.console.repl;

import java.io.PrintStream;
import java.util.function.Predicate;
import org.cgroovy.console.repl.help.Tour;

/** Leads through the tour at a terminal: waits for the user before each step. */
final class TourGuide implements Tour.Guide {
    private final Lines lines;
    private final PrintStream out;
    private final Predicate<String> running;

    /** @param running does what a line says, and gives whether that worked */
    TourGuide(Lines lines, PrintStream out, Predicate<String> running) {
        this.lines = lines;
        this.out = out;
        this.running = running;
    }

    @Override
    public boolean goesOn(String line) {
        out.println("  " + line);
        return lines.confirm("Enter runs it, q ends the tour: ");
    }

    @Override
    public boolean run(String line) {
        return running.test(line);
    }
}
