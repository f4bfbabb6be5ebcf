package org.cgroovy.runner;

import org.cgroovy.linux.Kernel;

/** Tells a relay, which waits for its terminal, that the program has ended. */
final class ProgramEnd implements AutoCloseable {
    private static final int AFTERMATH_MILLIS = 50;

    private final Kernel kernel;
    private final int wake;
    private volatile boolean come;
    private volatile boolean killed;

    ProgramEnd(Kernel kernel) {
        this.kernel = kernel;
        this.wake = kernel.eventfd();
    }

    /** Becomes readable at the end, and by {@link #wake}. */
    int descriptor() {
        return wake;
    }

    void tell(Result result) {
        killed = result.endedBy().isPresent();
        come = true;
        wake();
    }

    void wake() {
        kernel.signalEvent(wake);
    }

    void clear() {
        kernel.clearEvent(wake);
    }

    boolean hasCome() {
        return come;
    }

    /** Whether a signal ended it, so that it had no time to clean up. */
    boolean wasKilled() {
        return killed;
    }

    /** How long to wait for output, in ms: afterwards only for what is on its way. */
    int patience() {
        return come ? AFTERMATH_MILLIS : -1;
    }

    @Override
    public void close() {
        kernel.close(wake);
    }
}
