package org.cgroovy.runner;

import java.util.Optional;

/** The log of one container: a file that is kept short while it runs, and what was in it at the end. */
final class KeptLog {
    private final LogKeeper keeper;
    private final LogFile file;
    private volatile Optional<Log> last = Optional.empty();

    KeptLog(LogKeeper keeper, LogFile file) {
        this.keeper = keeper;
        this.file = file;
    }

    LogFile file() {
        return file;
    }

    void begin() {
        keeper.add(file);
    }

    /** The file goes with the container; what is in it stays with those who hold on to the container. */
    void end() {
        keeper.remove(file);
        last = Optional.of(file.last());
    }

    /** What was written from that byte on. */
    Log from(long byteNumber) {
        return last.map(kept -> kept.since(byteNumber)).orElseGet(() -> file.read(byteNumber));
    }
}
