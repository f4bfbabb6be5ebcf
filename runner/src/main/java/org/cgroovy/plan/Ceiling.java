package org.cgroovy.plan;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The most that an administrator lets a user's container have; empty is no ceiling. A container that asks for no limit gets
 * the ceiling as its limit.
 *
 * @param cpuMicros microseconds of CPU time in each 100 ms: 100000 is one CPU
 * @param cpus the CPUs that may be chosen from, as a kernel list
 * @param memoryBytes memory
 * @param swapBytes swap beside it
 * @param pids processes and threads
 * @param mounts how many mounts a description may have
 */
public record Ceiling(
        OptionalLong cpuMicros,
        Optional<String> cpus,
        OptionalLong memoryBytes,
        OptionalLong swapBytes,
        OptionalLong pids,
        int mounts) {
    /** What holds where an administrator says nothing. */
    public static final Ceiling DEFAULT = new Ceiling(
            OptionalLong.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.of(4096),
            64);
}
