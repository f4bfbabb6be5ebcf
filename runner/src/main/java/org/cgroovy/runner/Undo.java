package org.cgroovy.runner;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** What puts the host back as it was, last done first. */
final class Undo {
    private final Deque<Step> steps = new ArrayDeque<>();

    /**
     * One of them.
     *
     * @param note what its success does not put back; empty when all is as it was
     */
    private record Step(Runnable action, String note) {}

    /**
     * What came of it.
     *
     * @param notes of the steps that went well
     * @param failures of the others
     */
    record Outcome(List<String> notes, List<RuntimeException> failures) {}

    void add(Runnable action) {
        add(action, "");
    }

    synchronized void add(Runnable action, String note) {
        steps.push(new Step(action, note));
    }

    /** Takes over what another would undo, as done after all that is here. */
    synchronized void addAll(Undo later) {
        for (Iterator<Step> first = later.steps.descendingIterator(); first.hasNext(); ) {
            steps.push(first.next());
        }
        later.steps.clear();
    }

    /** Undoes everything; what fails on the way is attached to the failure that led here. */
    void run(Throwable reason) {
        run().failures().forEach(reason::addSuppressed);
    }

    /** Undoes everything; a failure on the way does not stop it. */
    synchronized Outcome run() {
        List<String> notes = new ArrayList<>();
        List<RuntimeException> failures = new ArrayList<>();
        while (!steps.isEmpty()) {
            Step step = steps.pop();
            try {
                step.action.run();
                if (!step.note.isEmpty()) {
                    notes.add(step.note);
                }
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        return new Outcome(notes, failures);
    }
}
