package org.cgroovy.runner;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.cgroovy.linux.Kernel;

/** The process has a terminal of its own, which this process holds, to be attached to at any time. */
final class HeldStreams implements Streams {
    private final Kernel kernel;
    private final TerminalStreams streams;
    private final KeptLog kept;
    private final int log;
    private volatile Optional<HeldTerminal> terminal = Optional.empty();

    HeldStreams(Kernel kernel, Executor threads, LogKeeper keeper, LogFile file) {
        this.kernel = kernel;
        this.kept = new KeptLog(keeper, file);
        this.log = file.open();
        this.streams = new TerminalStreams(kernel, threads, this::hold);
    }

    private HeldTerminal hold(int master) {
        var held = new HeldTerminal(kernel, master, kept.file(), log);
        terminal = Optional.of(held);
        kept.begin();
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
    public void launched(List<Integer> terminal) {
        streams.launched(terminal);
    }

    @Override
    public Result finish(Result result) {
        streams.finish(result);
        kept.end();
        return result;
    }

    @Override
    public Log log(long from) {
        return kept.from(from);
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
