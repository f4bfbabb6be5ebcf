package org.cgroovy.console.view;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cgroovy.cgroup.view.ActivityTable;
import org.cgroovy.cgroup.view.Column;
import org.cgroovy.cgroup.view.Looks;
import org.cgroovy.console.ExitCode;
import org.cgroovy.console.SystemTerminal;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/** The screen of {@code cgtop}: draws the table again and again, and listens to keys meanwhile. */
final class TopScreen {
    private static final String ENTER = "\033[?1049h\033[?25l";
    private static final String LEAVE = "\033[?25h\033[?1049l";
    private static final String HOME = "\033[H";
    private static final String END_OF_LINE = "\033[K\r\n";
    private static final String END_OF_SCREEN = "\033[J";
    private static final String REVERSE = "\033[7m";
    private static final String PLAIN = "\033[0m";
    private static final int CTRL_C = 3;
    private static final int USUAL_WIDTH = 80;
    private static final int USUAL_HEIGHT = 24;

    private final Supplier<Looks> looks;
    private Optional<Column> sort;
    private double seconds;

    TopScreen(Supplier<Looks> looks, Optional<Column> sort, double seconds) {
        this.looks = looks;
        this.sort = sort;
        this.seconds = seconds;
    }

    /** On a terminal of its own. */
    int run() {
        try (Terminal terminal = SystemTerminal.open()) {
            return run(terminal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On one that stays open. */
    int run(Terminal terminal) {
        try {
            Attributes before = terminal.enterRawMode();
            PrintWriter writer = terminal.writer();
            writer.print(ENTER);
            try {
                loop(terminal);
            } finally {
                writer.print(LEAVE);
                writer.flush();
                terminal.setAttributes(before);
            }
        } catch (InterruptedIOException e) {
            Thread.interrupted(); // Ctrl-C ends it
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ExitCode.OK;
    }

    private void loop(Terminal terminal) throws IOException {
        NonBlockingReader keys = terminal.reader();
        Looks before = looks.get();
        Looks now = before;
        ActivityTable table = new ActivityTable(now.since(before), sort);
        while (true) {
            draw(terminal, table);
            int key = keys.read((long) (seconds * 1000));
            if (key == 'q' || key == CTRL_C || key == NonBlockingReader.EOF) {
                return;
            }
            if (key == NonBlockingReader.READ_EXPIRED || key == ' ') {
                before = now;
                now = looks.get();
            } else {
                press((char) key);
            }
            table = new ActivityTable(now.since(before), sort);
        }
    }

    private void press(char key) {
        switch (key) {
            case '+' -> seconds = Math.min(60, seconds * 2);
            case '-' -> seconds = Math.max(0.125, seconds / 2);
            case 'n' -> sort = Optional.empty();
            default ->
                Arrays.stream(Column.values())
                        .filter(column -> column.key() == key)
                        .findFirst()
                        .ifPresent(column -> sort = Optional.of(column));
        }
    }

    private void draw(Terminal terminal, ActivityTable table) {
        int width = terminal.getWidth() > 0 ? terminal.getWidth() : USUAL_WIDTH;
        int height = terminal.getHeight() > 0 ? terminal.getHeight() : USUAL_HEIGHT;
        List<String> lines = table.lines(width);
        StringBuilder screen = new StringBuilder(HOME);
        screen.append(REVERSE).append(cut(lines.get(0), width)).append(PLAIN).append(END_OF_LINE);
        lines.stream()
                .skip(1)
                .limit(Math.max(0, height - 2))
                .forEach(line -> screen.append(cut(line, width)).append(END_OF_LINE));
        screen.append(cut(keys(), width)).append(END_OF_SCREEN);
        terminal.writer().print(screen);
        terminal.writer().flush();
    }

    private String keys() {
        String columns = Arrays.stream(Column.values())
                .map(column -> column.key() + " " + column.title())
                .collect(Collectors.joining("  "));
        return "q quit  +- " + String.format(Locale.ROOT, "%.3g s", seconds) + "  sort: n name  " + columns;
    }

    private static String cut(String line, int width) {
        return line.length() <= width ? line : line.substring(0, width);
    }
}
