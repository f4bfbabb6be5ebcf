package org.cgroovy.runner;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.Pipe;

/** The process has a terminal of its own; a relay has its other side. */
final class TerminalStreams implements Streams {
    static final String SOCKET = "terminal";

    private final Kernel kernel;
    private final Executor threads;
    private final Pipe sockets;
    private final IntFunction<? extends Relay> relays;
    private Optional<Relay> relay = Optional.empty();
    private CompletableFuture<Void> relaying = CompletableFuture.completedFuture(null);

    /** @param relays makes what has the terminal's other side, which is given by its descriptor */
    TerminalStreams(Kernel kernel, Executor threads, IntFunction<? extends Relay> relays) {
        this.kernel = kernel;
        this.relays = relays;
        this.threads = threads;
        this.sockets = kernel.socketpair();
    }

    @Override
    public Map<String, Integer> fds() {
        return Map.of(SOCKET, sockets.writeEnd());
    }

    @Override
    public void forget() {
        kernel.close(kernel.receiveDescriptor(sockets.readEnd()));
    }

    @Override
    public void launched() {
        begin(kernel.receiveDescriptor(sockets.readEnd()));
    }

    @Override
    public void launched(List<Integer> terminal) {
        begin(terminal.get(0));
    }

    private void begin(int master) {
        abandon();
        Relay started = relays.apply(master);
        relay = Optional.of(started);
        relaying = CompletableFuture.runAsync(started::run, threads);
    }

    @Override
    public Result finish(Result result) {
        relay.ifPresent(started -> started.processEnded(result));
        relaying.join();
        return result;
    }

    @Override
    public void abandon() {
        kernel.close(sockets.readEnd());
        kernel.close(sockets.writeEnd());
    }
}
