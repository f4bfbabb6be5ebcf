package org.cgroovy.console.repl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Predicate;

/** Lines from a pipe or a file: nobody is there to be asked for more. */
final class PipedLines implements Lines {
    private final BufferedReader in;
    private final Predicate<String> unfinished;

    /** @param unfinished whether more lines have to follow */
    PipedLines(BufferedReader in, Predicate<String> unfinished) {
        this.in = in;
        this.unfinished = unfinished;
    }

    @Override
    public Optional<String> next() {
        try {
            String text = in.readLine();
            if (text == null) {
                return Optional.empty();
            }
            while (unfinished.test(text)) {
                String more = in.readLine();
                if (more == null) {
                    break;
                }
                text += "\n" + more;
            }
            return Optional.of(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void interruptibly(Runnable work) {
        work.run();
    }

    @Override
    public boolean wasInterrupted() {
        return false; // Ctrl-C ends the process
    }

    @Override
    public void close() {}
}
