package org.cgroovy.runner;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.Pipe;

/** The process has a terminal of its own, whose other side is connected to the caller's terminal. */
final class TerminalStreams implements Streams {
    static final String SOCKET = "terminal";

    private final Kernel kernel;
    private final Executor threads;
    private final Pipe sockets;
    private Optional<TerminalRelay> relay = Optional.empty();
    private CompletableFuture<Void> relaying = CompletableFuture.completedFuture(null);

    TerminalStreams(Kernel kernel, Executor threads) {
        this.kernel = kernel;
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
        int master = kernel.receiveDescriptor(sockets.readEnd());
        abandon();
        var started = new TerminalRelay(kernel, master);
        relay = Optional.of(started);
        relaying = CompletableFuture.runAsync(started::run, threads);
    }

    @Override
    public Result finish(Result result) {
        relay.ifPresent(TerminalRelay::processEnded);
        relaying.join();
        return result;
    }

    @Override
    public void abandon() {
        kernel.close(sockets.readEnd());
        kernel.close(sockets.writeEnd());
    }
}
