package org.cgroovy.runner;

import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.Signals;
import org.cgroovy.linux.Tty;

/** What a user who is attached to a terminal types, and the size of his window. */
final class Attachment implements AutoCloseable {
    private static final int COLUMN = 1 << 16;

    private final Kernel kernel;
    private final RawTerminal outer;
    private final int master;
    private final Tty inner;
    private final int wake;
    private final Signals window;
    private final DetachKeys keys = new DetachKeys();
    private final Transfer transfer;
    private volatile boolean ended;

    Attachment(Kernel kernel, RawTerminal outer, int master, Tty inner) {
        this.kernel = kernel;
        this.outer = outer;
        this.master = master;
        this.inner = inner;
        this.wake = kernel.eventfd();
        this.transfer = new Transfer(kernel);
        this.window = new Signals(Signals.WINDOW, number -> kernel.signalEvent(wake));
    }

    /** The program has ended. */
    void end() {
        ended = true;
        kernel.signalEvent(wake);
    }

    /** Goes on until the program ends, or the user leaves it. */
    void run() {
        int size = outer.size();
        inner.resize(size - COLUMN); // a full-screen program draws anew only when the size changes
        inner.resize(size);
        boolean stays = true;
        while (stays && !ended) {
            boolean[] ready = kernel.poll(new int[] {wake, RawTerminal.STDIN}, -1);
            if (ready[0]) {
                kernel.clearEvent(wake);
                inner.resize(outer.size());
            }
            stays = !ready[1] || type();
        }
    }

    private boolean type() {
        int count = transfer.read(RawTerminal.STDIN);
        if (count > 0) {
            transfer.write(master, keys.pass(transfer.bytes(count)));
        }
        return count >= 0 && !keys.left();
    }

    @Override
    public void close() {
        window.close();
        kernel.close(wake);
    }
}
