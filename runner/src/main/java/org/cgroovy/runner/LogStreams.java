package org.cgroovy.runner;

import java.nio.file.Path;
import java.util.Map;
import org.cgroovy.linux.Kernel;

/** No input; output and error go to a file. */
final class LogStreams implements Streams {
    private final Kernel kernel;
    private final int nothing;
    private final int log;

    LogStreams(Kernel kernel, Path file) {
        this.kernel = kernel;
        this.nothing = kernel.open("/dev/null", Kernel.O_RDONLY, 0);
        this.log = kernel.open(file.toString(), Kernel.O_WRONLY | Kernel.O_CREAT | Kernel.O_APPEND, 0600);
    }

    @Override
    public Map<String, Integer> fds() {
        return Map.of("stdin", nothing, "stdout", log, "stderr", log);
    }

    @Override
    public void launched() {
        abandon();
    }

    @Override
    public Result finish(Result result) {
        return result;
    }

    @Override
    public void abandon() {
        kernel.close(nothing);
        kernel.close(log);
    }
}
