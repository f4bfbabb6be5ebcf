package org.cgroovy.runner;

import java.util.Map;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.Pipe;

/** On which a process that is being launched sends the other side of its new terminal. */
final class TerminalSocket implements AutoCloseable {
    private static final String NAME = "terminal";

    private final Kernel kernel;
    private final Pipe ends;
    private boolean closed;

    TerminalSocket(Kernel kernel) {
        this.kernel = kernel;
        this.ends = kernel.socketpair();
    }

    /** What the launch program names. */
    Map<String, Integer> fds() {
        return Map.of(NAME, ends.writeEnd());
    }

    /** Takes what was sent; to be closed by who asks. */
    int receive() {
        return kernel.receiveDescriptor(ends.readEnd());
    }

    /** What one sent that did not become the program. */
    void forget() {
        kernel.close(receive());
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            kernel.close(ends.readEnd());
            kernel.close(ends.writeEnd());
        }
    }
}
