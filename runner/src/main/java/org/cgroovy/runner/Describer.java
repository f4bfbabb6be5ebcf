package org.cgroovy.runner;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cgroovy.linux.KernelException;

/** Writes descriptions down a moment after they were given, in order; those whose container ended meanwhile not at all. */
final class Describer {
    private static final long DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private record Wish(Description description, long notBefore) {}

    private final BlockingQueue<Wish> wishes = new LinkedBlockingQueue<>();
    private final AtomicBoolean started = new AtomicBoolean();
    private final Thread thread = new Thread(this::work, "cgroovy-describer");

    void add(Description description) {
        wishes.add(new Wish(description, System.nanoTime() + DELAY_NANOS));
        if (started.compareAndSet(false, true)) {
            thread.setDaemon(true);
            thread.start();
        }
    }

    void close() {
        thread.interrupt();
    }

    /** Without a description, as when the disk is full, the container runs all the same; only entering it fails. */
    private static void write(Description description) {
        try {
            description.write();
        } catch (KernelException e) {
            description.end();
        }
    }

    private void work() {
        try {
            while (true) {
                Wish wish = wishes.take();
                TimeUnit.NANOSECONDS.sleep(wish.notBefore() - System.nanoTime());
                write(wish.description());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
