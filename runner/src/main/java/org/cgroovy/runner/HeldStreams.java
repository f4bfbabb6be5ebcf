package org.cgroovy.runner;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.cgroovy.linux.Kernel;

/** The process has a terminal of its own, which this process holds, to be attached to at any time. */
final class HeldStreams implements Streams {
    private final Kernel kernel;
    private final TerminalStreams streams;
    private final LogKeeper keeper;
    private final LogFile file;
    private final int log;
    private volatile Optional<HeldTerminal> terminal = Optional.empty();
    private volatile Optional<Log> last = Optional.empty();

    HeldStreams(Kernel kernel, Executor threads, LogKeeper keeper, LogFile file) {
        this.kernel = kernel;
        this.keeper = keeper;
        this.file = file;
        this.log = file.open();
        this.streams = new TerminalStreams(kernel, threads, this::hold);
    }

    private HeldTerminal hold(int master) {
        var held = new HeldTerminal(kernel, master, file, log);
        terminal = Optional.of(held);
        keeper.add(file);
        return held;
    }

    @Override
    public Map<String, Integer> fds() {
        return streams.fds();
    }

    @Override
    public void forget() {
        streams.forget();
    }

    @Override
    public void launched() {
        streams.launched();
    }

    @Override
    public Result finish(Result result) {
        streams.finish(result);
        keeper.remove(file);
        last = Optional.of(file.last());
        return result;
    }

    @Override
    public Log log(long from) {
        return last.map(kept -> kept.since(from)).orElseGet(() -> file.read(from));
    }

    @Override
    public boolean attach() {
        return terminal.orElseThrow(() -> new RunnerException("it has not started yet"))
                .attach();
    }

    @Override
    public void abandon() {
        streams.abandon();
        kernel.close(log);
    }
}
