package org.cgroovy.runner;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Lets pass what is started until it is shut. Who shuts it waits for those that are under way, for a process that ends
 * between two steps of a start would leave what was made.
 */
final class Gate {
    private static final long PATIENCE_SECONDS = 5;

    private final ReadWriteLock passing = new ReentrantReadWriteLock();
    private volatile boolean shut;

    /** @throws RunnerException when it is shut */
    <T> T pass(Supplier<T> start) {
        passing.readLock().lock();
        try {
            if (shut) {
                throw new RunnerException(
                        "no container is started any more: this process is ending, or has closed its runner");
            }
            return start.get();
        } finally {
            passing.readLock().unlock();
        }
    }

    /** Gives whether it was open. One that hangs is not waited for in vain. */
    boolean shut() {
        boolean alone = tryLock();
        try {
            boolean first = !shut;
            shut = true;
            return first;
        } finally {
            if (alone) {
                passing.writeLock().unlock();
            }
        }
    }

    private boolean tryLock() {
        try {
            return passing.writeLock().tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
