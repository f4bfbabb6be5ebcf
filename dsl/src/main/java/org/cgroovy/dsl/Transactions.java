package org.cgroovy.dsl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.cgroovy.runner.Cgroups;
import org.cgroovy.runner.Rollback;
import org.jspecify.annotations.Nullable;

/** The blocks {@code transaction { }} that are running. */
final class Transactions implements AutoCloseable {
    private final Deque<Rollback> open = new ArrayDeque<>();

    <T extends @Nullable Object> T run(Cgroups cgroups, Supplier<T> block) {
        Rollback rollback = cgroups.begin();
        push(rollback);
        T value;
        try {
            value = block.get();
        } catch (Throwable e) {
            if (pop(rollback)) {
                e.addSuppressed(new RolledBack(rollback.undo()));
            } else {
                rollback.keep();
            }
            throw e;
        }
        pop(rollback);
        rollback.keep();
        return value;
    }

    private synchronized void push(Rollback rollback) {
        open.push(rollback);
    }

    /** Gives whether it was still open. */
    private synchronized boolean pop(Rollback rollback) {
        return open.remove(rollback);
    }

    /** The process ends within them, as by Ctrl-C. */
    @Override
    public synchronized void close() {
        while (!open.isEmpty()) {
            open.pop().undo();
        }
    }
}
