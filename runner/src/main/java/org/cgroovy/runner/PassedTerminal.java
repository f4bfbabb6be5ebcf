package org.cgroovy.runner;

import java.util.List;
import java.util.Map;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.Pipe;

/** The process has a terminal of its own, whose other side is for somebody else. */
final class PassedTerminal implements Streams {
    private final Kernel kernel;
    private final Pipe sockets;
    private List<Integer> master = List.of();
    private boolean closed;

    PassedTerminal(Kernel kernel) {
        this.kernel = kernel;
        this.sockets = kernel.socketpair();
    }

    @Override
    public Map<String, Integer> fds() {
        return Map.of(TerminalStreams.SOCKET, sockets.writeEnd());
    }

    @Override
    public void forget() {
        kernel.close(kernel.receiveDescriptor(sockets.readEnd()));
    }

    @Override
    public void launched() {
        master = List.of(kernel.receiveDescriptor(sockets.readEnd()));
        abandon();
    }

    /** The terminal's other side, when the process runs; to be closed by who sends it on. */
    List<Integer> master() {
        return master;
    }

    @Override
    public Result finish(Result result) {
        return result;
    }

    @Override
    public void abandon() {
        if (!closed) {
            closed = true;
            kernel.close(sockets.readEnd());
            kernel.close(sockets.writeEnd());
        }
    }
}
