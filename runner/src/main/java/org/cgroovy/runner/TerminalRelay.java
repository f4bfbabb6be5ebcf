package org.cgroovy.runner;

import org.cgroovy.linux.Errno;
import org.cgroovy.linux.IoBuffer;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.Tty;
import org.cgroovy.linux.WindowSignal;

/**
 * Copies between the caller's terminal, in raw mode, and the terminal of a container, until that is at its end; passes
 * on changes of the window's size; then puts the caller's terminal back as it was.
 */
final class TerminalRelay {
    private static final int CHUNK = 64 * 1024;
    private static final int AFTERMATH_MILLIS = 50;
    private static final int STDIN = 0;
    private static final int STDOUT = 1;

    private final Kernel kernel;
    private final int master;
    private final int wake;
    private final Tty outer;
    private final Tty inner;
    private final IoBuffer buffer = new IoBuffer(CHUNK);
    private volatile boolean ended;

    TerminalRelay(Kernel kernel, int master) {
        this.kernel = kernel;
        this.master = master;
        this.wake = kernel.eventfd();
        this.outer = new Tty(kernel, STDIN);
        this.inner = new Tty(kernel, master);
    }

    void processEnded() {
        ended = true;
        kernel.signalEvent(wake);
    }

    @SuppressWarnings("try") // the signal handler is only there to be closed
    void run() {
        byte[] mode = outer.mode();
        var restore = new Thread(() -> outer.restore(mode), "cgroovy-terminal");
        Runtime.getRuntime().addShutdownHook(restore);
        try (var window = new WindowSignal(() -> kernel.signalEvent(wake))) {
            outer.makeRaw();
            copy();
        } finally {
            outer.restore(mode);
            removeHook(restore);
            kernel.close(master);
            kernel.close(wake);
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM is ending: the hook runs or has run
        }
    }

    private void copy() {
        boolean input = true;
        boolean output = true;
        while (output) {
            int[] fds = input && !ended ? new int[] {master, wake, STDIN} : new int[] {master, wake};
            boolean[] ready = kernel.poll(fds, ended ? AFTERMATH_MILLIS : -1);
            if (ready[1]) {
                kernel.clearEvent(wake);
                inner.resize(outer.size());
            }
            if (ready.length > 2 && ready[2]) {
                input = copy(STDIN, master);
            }
            boolean any = ready[0];
            output = any ? copy(master, STDOUT) : !ended || ready[1];
        }
    }

    /** Copies what is there; false at the end of the source or the target. */
    private boolean copy(int from, int to) {
        int count = kernel.read(from, buffer);
        if (Kernel.isError(count, Errno.EINTR, Errno.EAGAIN)) {
            return true;
        }
        for (int done = 0; done < count; ) {
            int written = kernel.write(to, buffer, done, count - done);
            if (written < 0 && !Kernel.isError(written, Errno.EINTR, Errno.EAGAIN)) {
                return false;
            }
            done += Math.max(written, 0);
        }
        return count > 0;
    }
}
