package org.cgroovy.cgroup;

import java.util.OptionalLong;

/**
 * Memory limits of one cgroup, in bytes; an empty component leaves the kernel's value alone, -1 means max.
 *
 * @param limit the hard limit: more means reclaim, then an OOM kill
 * @param swap swap alone, as v2 counts it, not memory and swap together as v1 and OCI do; 0 means none
 * @param reservation OCI's reservation: v1's soft limit, v2's {@code memory.low}
 * @param low v2's {@code memory.low}: below it the cgroup is spared from reclaim as long as that is possible
 * @param high v2's {@code memory.high}: above it the cgroup is slowed down and reclaimed
 */
public record MemoryLimits(
        OptionalLong limit, OptionalLong swap, OptionalLong reservation, OptionalLong low, OptionalLong high) {
    public static final MemoryLimits NONE = new MemoryLimits(
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty());

    public MemoryLimits {
        Require.positiveOrMax("memory limit", "bytes", limit);
        Require.notNegativeOrMax("swap limit", "bytes", swap);
        Require.notNegativeOrMax("memory reservation", "bytes", reservation);
        Require.notNegativeOrMax("memory low", "bytes", low);
        Require.notNegativeOrMax("memory high", "bytes", high);
    }

    public MemoryLimits withLimit(long bytes) {
        return new MemoryLimits(OptionalLong.of(bytes), swap, reservation, low, high);
    }

    public MemoryLimits withSwap(long bytes) {
        return new MemoryLimits(limit, OptionalLong.of(bytes), reservation, low, high);
    }

    public MemoryLimits withReservation(long bytes) {
        return new MemoryLimits(limit, swap, OptionalLong.of(bytes), low, high);
    }

    public MemoryLimits withLow(long bytes) {
        return new MemoryLimits(limit, swap, reservation, OptionalLong.of(bytes), high);
    }

    public MemoryLimits withHigh(long bytes) {
        return new MemoryLimits(limit, swap, reservation, low, OptionalLong.of(bytes));
    }

    // Not equals(NONE): a record's first equals() makes the JVM link it, which takes longer than a container.
    public boolean isEmpty() {
        return limit.isEmpty() && swap.isEmpty() && reservation.isEmpty() && low.isEmpty() && high.isEmpty();
    }
}
