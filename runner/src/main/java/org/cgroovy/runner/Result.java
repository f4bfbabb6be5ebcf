package org.cgroovy.runner;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a container's process ended and what it used.
 *
 * @param exitCode 0 to 255; 128 + signal number when a signal ended it
 * @param endedBy name of the signal that ended it, such as {@code KILL}
 * @param oomKilled whether the kernel killed a process of the container for want of memory
 * @param pidsLimitHits how often a fork was refused because of the pids limit
 * @param cpuTime user and system time of all its processes
 * @param peakMemoryBytes most memory the cgroup used at once, where the memory controller kept account
 * @param throttledTime how long it was held back by its CPU quota
 * @param outBytes what it wrote to standard output, when captured
 * @param errBytes what it wrote to standard error, when captured
 * @param unheldLimits the optional limits that it ran without, by their words
 */
public record Result(
        int exitCode,
        Optional<String> endedBy,
        boolean oomKilled,
        long pidsLimitHits,
        Duration cpuTime,
        OptionalLong peakMemoryBytes,
        Duration throttledTime,
        Duration wallTime,
        byte[] outBytes,
        byte[] errBytes,
        List<String> unheldLimits) {
    private static final byte[] NOTHING = {};

    /** What a container that was only explained gives: success, and nothing used. */
    public static final Result NONE = new Result(
            0,
            Optional.empty(),
            false,
            0,
            Duration.ZERO,
            OptionalLong.empty(),
            Duration.ZERO,
            Duration.ZERO,
            NOTHING,
            NOTHING,
            List.of());

    public Result {
        unheldLimits = List.copyOf(unheldLimits);
    }

    /** The same as {@link #endedBy}, which has another name so that {@code result.signal} in Groovy is the bare name. */
    public Optional<String> signal() {
        return endedBy;
    }

    public String out() {
        return new String(outBytes, StandardCharsets.UTF_8);
    }

    public String err() {
        return new String(errBytes, StandardCharsets.UTF_8);
    }

    public Result withOutput(byte[] out, byte[] err) {
        return new Result(
                exitCode,
                endedBy,
                oomKilled,
                pidsLimitHits,
                cpuTime,
                peakMemoryBytes,
                throttledTime,
                wallTime,
                out,
                err,
                unheldLimits);
    }

    Result withUnheldLimits(List<String> words) {
        return new Result(
                exitCode,
                endedBy,
                oomKilled,
                pidsLimitHits,
                cpuTime,
                peakMemoryBytes,
                throttledTime,
                wallTime,
                outBytes,
                errBytes,
                words);
    }

    /** One line: how it ended, then what it used. */
    @Override
    public String toString() {
        var text = new StringBuilder("exit code ").append(exitCode);
        endedBy.ifPresent(name -> text.append(" (killed by SIG").append(name).append(')'));
        if (oomKilled) {
            text.append(", out of memory");
        }
        if (pidsLimitHits > 0) {
            text.append(", pids limit hit ").append(pidsLimitHits).append(" times");
        }
        if (!unheldLimits.isEmpty()) {
            text.append(", not limited: ").append(String.join(", ", unheldLimits));
        }
        text.append(", cpu ").append(cpuTime.toMillis()).append(" ms");
        peakMemoryBytes.ifPresent(
                bytes -> text.append(", peak memory ").append(bytes >> 10).append(" KiB"));
        if (!throttledTime.isZero()) {
            text.append(", throttled ").append(throttledTime.toMillis()).append(" ms");
        }
        return text.append(", wall ").append(wallTime.toMillis()).append(" ms").toString();
    }
}
