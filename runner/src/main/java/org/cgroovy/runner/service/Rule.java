package org.cgroovy.runner.service;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What one entry of the policy file says; empty is nothing.
 *
 * @param allow whether he may have containers at all
 * @param containers how many at once
 * @param requests how many of his requests are worked on at once
 * @param cpuMicros of CPU time in each 100 ms, for each container
 * @param cpus that his containers may run on, as a kernel list
 * @param memoryBytes for each container, as are swap and pids
 * @param mounts in one description
 * @param totalMemoryBytes for all his containers together, as is totalPids
 */
record Rule(
        Optional<Boolean> allow,
        OptionalInt containers,
        OptionalInt requests,
        OptionalLong cpuMicros,
        Optional<String> cpus,
        OptionalLong memoryBytes,
        OptionalLong swapBytes,
        OptionalLong pids,
        OptionalInt mounts,
        OptionalLong totalMemoryBytes,
        OptionalLong totalPids) {
    static final Rule NOTHING = new Rule(
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalInt.empty(),
            OptionalLong.empty(),
            OptionalLong.empty());

    /** What says no more than how much memory all containers of a user may have together. */
    static Rule ofTotalMemory(OptionalLong bytes) {
        return new Rule(
                NOTHING.allow,
                NOTHING.containers,
                NOTHING.requests,
                NOTHING.cpuMicros,
                NOTHING.cpus,
                NOTHING.memoryBytes,
                NOTHING.swapBytes,
                NOTHING.pids,
                NOTHING.mounts,
                bytes,
                NOTHING.totalPids);
    }

    /** What the other says counts before what this one says. */
    Rule then(Rule other) {
        return new Rule(
                other.allow.or(() -> allow),
                either(other.containers, containers),
                either(other.requests, requests),
                either(other.cpuMicros, cpuMicros),
                other.cpus.or(() -> cpus),
                either(other.memoryBytes, memoryBytes),
                either(other.swapBytes, swapBytes),
                either(other.pids, pids),
                either(other.mounts, mounts),
                either(other.totalMemoryBytes, totalMemoryBytes),
                either(other.totalPids, totalPids));
    }

    private static OptionalInt either(OptionalInt first, OptionalInt second) {
        return first.isPresent() ? first : second;
    }

    private static OptionalLong either(OptionalLong first, OptionalLong second) {
        return first.isPresent() ? first : second;
    }
}
