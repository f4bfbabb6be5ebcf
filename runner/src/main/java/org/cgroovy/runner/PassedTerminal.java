package org.cgroovy.runner;

import java.util.List;
import java.util.Map;
import org.cgroovy.linux.Kernel;

/** The process has a terminal of its own, whose other side is for somebody else. */
final class PassedTerminal implements Streams {
    private final TerminalSocket socket;
    private List<Integer> master = List.of();

    PassedTerminal(Kernel kernel) {
        this.socket = new TerminalSocket(kernel);
    }

    @Override
    public Map<String, Integer> fds() {
        return socket.fds();
    }

    @Override
    public void forget() {
        socket.forget();
    }

    @Override
    public void launched() {
        master = List.of(socket.receive());
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
        socket.close();
    }
}
