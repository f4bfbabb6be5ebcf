package org.cgroovy.runner;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import org.cgroovy.linux.Kernel;

/** The process has a terminal of its own; a relay has its other side. */
final class TerminalStreams implements Streams {
    private final Executor threads;
    private final TerminalSocket socket;
    private final IntFunction<? extends Relay> relays;
    private Optional<Relay> relay = Optional.empty();
    private CompletableFuture<Void> relaying = CompletableFuture.completedFuture(null);

    /** @param relays makes what has the terminal's other side, which is given by its descriptor */
    TerminalStreams(Kernel kernel, Executor threads, IntFunction<? extends Relay> relays) {
        this.relays = relays;
        this.threads = threads;
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
        begin(socket.receive());
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
        socket.close();
    }
}
