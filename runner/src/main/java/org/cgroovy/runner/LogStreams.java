package org.cgroovy.runner;

import java.util.Map;
import org.cgroovy.linux.Kernel;

/** No input; output and error go to a file. */
final class LogStreams implements Streams {
    private final Kernel kernel;
    private final KeptLog kept;
    private final int nothing;
    private final int log;

    LogStreams(Kernel kernel, LogKeeper keeper, LogFile file) {
        this.kernel = kernel;
        this.kept = new KeptLog(keeper, file);
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
        kept.begin();
    }

    @Override
    public Result finish(Result result) {
        kept.end();
        return result;
    }

    @Override
    public Log log(long from) {
        return kept.from(from);
    }

    @Override
    public void abandon() {
        kernel.close(nothing);
        kernel.close(log);
    }
}
