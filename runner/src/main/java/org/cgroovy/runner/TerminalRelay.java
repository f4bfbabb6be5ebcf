package org.cgroovy.runner;

import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.Signals;
import org.cgroovy.linux.Tty;

/**
 * Copies between the caller's terminal, in raw mode, and the terminal of a container, until that is at its end; passes
 * on changes of the window's size; then puts the caller's terminal back as it was.
 */
final class TerminalRelay implements Relay {
    private final Kernel kernel;
    private final int master;
    private final ProgramEnd end;
    private final Tty inner;
    private final Transfer transfer;
    private final ScreenModes screen = new ScreenModes();

    TerminalRelay(Kernel kernel, int master) {
        this.kernel = kernel;
        this.master = master;
        this.end = new ProgramEnd(kernel);
        this.inner = new Tty(kernel, master);
        this.transfer = new Transfer(kernel);
    }

    @Override
    public void processEnded(Result result) {
        end.tell(result);
    }

    @Override
    @SuppressWarnings("try") // the signal handler is only there to be closed
    public void run() {
        try (var outer = new RawTerminal(kernel);
                var window = new Signals(Signals.WINDOW, number -> end.wake())) {
            copy(outer);
            outer.clean(screen, end.wasKilled());
        } finally {
            kernel.close(master);
            end.close();
        }
    }

    private void copy(RawTerminal outer) {
        boolean input = true;
        boolean output = true;
        while (output) {
            int wake = end.descriptor();
            int[] fds =
                    input && !end.hasCome() ? new int[] {master, wake, RawTerminal.STDIN} : new int[] {master, wake};
            boolean[] ready = kernel.poll(fds, end.patience());
            if (ready[1]) {
                end.clear();
                inner.resize(outer.size());
            }
            if (ready.length > 2 && ready[2]) {
                input = copy(RawTerminal.STDIN, master) >= 0;
            }
            output = ready[0] ? show() : !end.hasCome() || ready[1];
        }
    }

    private boolean show() {
        int count = copy(master, RawTerminal.STDOUT);
        if (count > 0) {
            screen.read(transfer.bytes(count));
        }
        return count >= 0;
    }

    /** Copies what is there; -1 at the end of the source or the target. */
    private int copy(int from, int to) {
        int count = transfer.read(from);
        return count <= 0 || transfer.write(to, count) ? count : -1;
    }
}
