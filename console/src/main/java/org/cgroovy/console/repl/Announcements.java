package org.cgroovy.console.repl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What happens in the background is told above the prompt; while there is none, it waits for the next. */
final class Announcements {
    private final Deque<Supplier<Optional<String>>> waiting = new ArrayDeque<>();
    private final Consumer<String> above;
    private boolean prompt;

    /** @param above prints a line above the prompt that is shown */
    Announcements(Consumer<String> above) {
        this.above = above;
    }

    /** @param news asked for when it can be told, for by then it may be none any more */
    synchronized void add(Supplier<Optional<String>> news) {
        if (prompt) {
            news.get().ifPresent(above);
        } else {
            waiting.add(news);
        }
    }

    /** The prompt is about to be shown. */
    synchronized void begin() {
        while (!waiting.isEmpty()) {
            waiting.remove().get().ifPresent(above);
        }
        prompt = true;
    }

    /** A line was typed. */
    synchronized void end() {
        prompt = false;
    }
}
