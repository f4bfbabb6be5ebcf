package org.cgroovy.runner;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cgroovy.cgroup.ControlState;

/** Changes of this host's cgroups since a moment. */
final class HostRollback implements Rollback {
    private final Undo undo = new Undo();
    private final Optional<HostRollback> outer;
    private int changes;
    private boolean undone;

    HostRollback(Optional<HostRollback> outer) {
        this.outer = outer;
    }

    Optional<HostRollback> outer() {
        return outer;
    }

    /** @throws RunnerException when it has been undone: a change now would stay */
    synchronized void requireOpen() {
        if (undone) {
            throw new RunnerException("the transaction in which this runs has been undone; it changes nothing more");
        }
    }

    /** Takes note of changes, counted by words, and of what undoes them. */
    synchronized void did(int count, Undo later) {
        if (undone) {
            // It was undone, by a thread that ends the process, while these were being made.
            later.run();
            return;
        }
        changes += count;
        undo.addAll(later);
    }

    @Override
    public void cover(List<Path> directories) {
        Undo settings = new Undo();
        directories.forEach(directory -> settings.add(ControlState.of(directory)::restore));
        did(1, settings);
    }

    @Override
    public synchronized void keep() {
        if (!undone) {
            outer.ifPresent(other -> other.did(changes, undo));
        }
    }

    @Override
    public synchronized Undone undo() {
        undone = true;
        Undo.Outcome outcome = undo.run();
        return new Undone(
                changes,
                outcome.notes(),
                outcome.failures().stream().map(HostRollback::line).toList());
    }

    private static String line(RuntimeException failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
