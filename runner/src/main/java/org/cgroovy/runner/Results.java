package org.cgroovy.runner;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cgroovy.cgroup.Usage;
import org.cgroovy.linux.ExitStatus;
import org.cgroovy.linux.Signal;

/** Puts together what is known at the end of a process. */
final class Results {
    private static final int SIGNAL_BASE = 128;
    private static final byte[] NOTHING = {};

    private Results() {}

    static Result of(ExitStatus status, Usage usage, Duration wallTime) {
        return new Result(
                status.signalled() ? SIGNAL_BASE + status.code() : status.code(),
                status.signalled() ? Optional.of(Signal.wordOf(status.code())) : Optional.empty(),
                usage.oomKills().orElse(0) > 0,
                usage.pidsLimitHits().orElse(0),
                Duration.ofNanos(usage.cpuNanos().orElse(status.cpuMicros() * 1000)),
                usage.memoryPeakBytes(),
                Duration.ofNanos(usage.throttledNanos().orElse(0)),
                wallTime,
                NOTHING,
                NOTHING,
                List.of());
    }
}
