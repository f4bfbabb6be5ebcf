package org.cgroovy.runner;

import java.util.Map;

/** Those of a container that another process of the user has started: its log is a file of that user. */
record ForeignStreams(LogFile file) implements Streams {
    @Override
    public Map<String, Integer> fds() {
        return Map.of();
    }

    @Override
    public void launched() {}

    @Override
    public Result finish(Result result) {
        return result;
    }

    @Override
    public void abandon() {}

    @Override
    public Log log(long from) {
        return file.read(from);
    }

    @Override
    public boolean attach() {
        throw new RunnerException("only the process that started it can attach to it; logs shows what it wrote");
    }
}
