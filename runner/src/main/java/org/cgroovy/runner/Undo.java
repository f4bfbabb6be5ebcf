package org.cgroovy.runner;

import java.util.ArrayDeque;
import java.util.Deque;

/** What puts the host back as it was, last done first. */
final class Undo {
    private final Deque<Runnable> actions = new ArrayDeque<>();

    void add(Runnable action) {
        actions.push(action);
    }

    /** Undoes everything; what fails on the way is attached to the failure that led here. */
    void run(Throwable reason) {
        while (!actions.isEmpty()) {
            try {
                actions.pop().run();
            } catch (RuntimeException e) {
                reason.addSuppressed(e);
            }
        }
    }
}
