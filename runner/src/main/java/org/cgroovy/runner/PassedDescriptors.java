package org.cgroovy.runner;

import java.util.List;
import java.util.Map;

/** The process has three descriptors that somebody else sent, who has their other sides. */
final class PassedDescriptors implements Streams {
    private final ProcessStreams streams;

    PassedDescriptors(ProcessStreams streams) {
        this.streams = streams;
    }

    @Override
    public Map<String, Integer> fds() {
        List<Integer> fds = streams.descriptors();
        return Map.of("stdin", fds.get(0), "stdout", fds.get(1), "stderr", fds.get(2));
    }

    @Override
    public void launched() {
        streams.close();
    }

    @Override
    public Result finish(Result result) {
        return result;
    }

    @Override
    public void abandon() {
        streams.close();
    }
}
