package org.cgroovy.runner;

import java.util.Map;
import java.util.Optional;
import org.cgroovy.linux.Kernel;

/** No input; output and error go to a file. */
final class LogStreams implements Streams {
    private final Kernel kernel;
    private final LogKeeper keeper;
    private final LogFile file;
    private final int nothing;
    private final int log;
    private volatile Optional<Log> last = Optional.empty();

    LogStreams(Kernel kernel, LogKeeper keeper, LogFile file) {
        this.kernel = kernel;
        this.keeper = keeper;
        this.file = file;
        this.nothing = kernel.open("/dev/null", Kernel.O_RDONLY, 0);
        this.log = file.open();
    }

    @Override
    public Map<String, Integer> fds() {
        return Map.of("stdin", nothing, "stdout", log, "stderr", log);
    }

    @Override
    public void launched() {
        abandon();
        keeper.add(file);
    }

    /** The file goes with the container; what is in it stays with those who hold on to the container. */
    @Override
    public Result finish(Result result) {
        keeper.remove(file);
        last = Optional.of(file.last());
        return result;
    }

    @Override
    public Log log(long from) {
        return last.map(kept -> kept.since(from)).orElseGet(() -> file.read(from));
    }

    @Override
    public void abandon() {
        kernel.close(nothing);
        kernel.close(log);
    }
}
