package org.cgroovy.dsl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/** The containers that a session has started and not waited for. */
public final class Background {
    private final Deque<RunningContainer> running = new ArrayDeque<>();
    private Consumer<? super RunningContainer> listener = ended -> {};

    /** Calls back, on any thread, when one has ended; no more after the session is closed. */
    public synchronized void onEnd(Consumer<? super RunningContainer> told) {
        listener = told;
    }

    void add(RunningContainer container) {
        synchronized (this) {
            running.addLast(container);
        }
        if (container.result().isPresent()) {
            ended(container); // before it was known here
        }
    }

    /** Makes it the one that {@code fg()} means. */
    synchronized void touch(RunningContainer container) {
        if (running.remove(container)) {
            running.addLast(container);
        }
    }

    /** The one that was started or attached to last, of those that have a terminal. */
    RunningContainer requireForemost() {
        return foremost()
                .orElseThrow(() -> new WordException(
                        "fg: no container in the background has a terminal; start one with terminal true"));
    }

    private synchronized Optional<RunningContainer> foremost() {
        var backwards = running.descendingIterator();
        while (backwards.hasNext()) {
            RunningContainer container = backwards.next();
            if (container.spec().process().terminal()) {
                return Optional.of(container);
            }
        }
        return Optional.empty();
    }

    synchronized Optional<RunningContainer> named(String id) {
        return running.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    void ended(RunningContainer container) {
        Consumer<? super RunningContainer> told;
        synchronized (this) {
            if (!running.remove(container)) {
                return;
            }
            told = listener;
        }
        told.accept(container);
    }

    synchronized void close() {
        listener = ended -> {};
        running.clear();
    }
}
