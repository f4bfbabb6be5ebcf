package org.cgroovy.console.repl;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Supplier;
import org.cgroovy.console.TerminalMode;
import org.cgroovy.console.repl.Interruption.Outcome;
import org.cgroovy.console.repl.show.Pager;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/**
 * Lines that somebody types. Between two lines JLine reads nothing and the terminal is as it was found, so that a
 * container can have it.
 */
final class TerminalLines implements Lines {
    private final Terminal terminal;
    private final TerminalMode before;
    private final LineReader reader;
    private final Supplier<String> prompt;
    private final Interruption interruption = new Interruption();
    private final Runnable atPrompt;
    private final Announcements announcements;
    private boolean prompted;

    /**
     * @param before what the terminal is to be at the end
     * @param atPrompt is done once, when the first prompt is about to appear
     */
    TerminalLines(
            Terminal terminal, TerminalMode before, LineReader reader, Supplier<String> prompt, Runnable atPrompt) {
        this.atPrompt = atPrompt;
        this.terminal = terminal;
        this.before = before;
        this.reader = reader;
        this.prompt = prompt;
        this.announcements = new Announcements(reader::printAbove);
        terminal.handle(Terminal.Signal.INT, signal -> interruption.interrupt());
    }

    @Override
    public Optional<String> next() {
        if (!prompted) {
            prompted = true;
            atPrompt.run();
        }
        while (true) {
            try {
                announcements.begin();
                return Optional.of(reader.readLine(prompt.get()));
            } catch (UserInterruptException again) {
                // Ctrl-C drops what was typed
            } catch (EndOfFileException e) {
                return Optional.empty();
            } finally {
                announcements.end();
            }
        }
    }

    @Override
    public void interruptibly(Runnable work) {
        Outcome outcome = interruption.run(work, () -> tell("still running; Ctrl-C again ends it hard"));
        if (outcome == Outcome.LEFT_ALONE) {
            tell("interrupted; the line does not end and goes on by itself");
        }
    }

    private void tell(String text) {
        terminal.writer().println(text);
        terminal.flush();
    }

    @Override
    public void announce(Supplier<Optional<String>> news) {
        announcements.add(news);
    }

    @Override
    public boolean wasInterrupted() {
        return interruption.happened();
    }

    @Override
    public void show(String text, PrintStream out) {
        if (Pager.wants(terminal, text)) {
            out.flush();
            Pager.show(terminal, text);
        } else {
            out.println(text);
        }
    }

    @Override
    public Optional<String> offer(String example) {
        return Optional.of(OneKey.offer(reader, example));
    }

    @Override
    public boolean confirm(String question) {
        reader.setVariable(LineReader.DISABLE_HISTORY, true);
        try {
            return reader.readLine(question).isBlank();
        } catch (UserInterruptException | EndOfFileException e) {
            return false;
        } finally {
            reader.setVariable(LineReader.DISABLE_HISTORY, false);
        }
    }

    @Override
    public Optional<LineReader> reader() {
        return Optional.of(reader);
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException e) {
            // it is gone
        }
        before.restore();
    }
}
