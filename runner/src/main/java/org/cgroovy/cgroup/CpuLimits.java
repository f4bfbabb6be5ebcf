package org.cgroovy.cgroup;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How much of which CPUs one cgroup may use; an empty component leaves the kernel's value alone.
 *
 * @param quotaMicros microseconds of CPU time in each period, 1000 or more, -1 for max
 * @param periodMicros the period, 1000 to 1000000 microseconds (the kernel's default is 100000)
 * @param burstMicros how much unused quota may be saved up, in microseconds, at most the quota
 * @param shares v1's relative weight, 2 to 262144 (default 1024)
 * @param weight v2's relative weight, 1 to 10000 (default 100); where both are given each version uses its own
 * @param cpus the CPUs it may run on, as a kernel list: {@code "0-3,8"}
 * @param mems the memory nodes it may use, as a kernel list
 * @see "kernel/sched/core.c: tg_set_cfs_bandwidth; Documentation/admin-guide/cgroup-v2.rst, CPU and Cpuset"
 */
public record CpuLimits(
        OptionalLong quotaMicros,
        OptionalLong periodMicros,
        OptionalLong burstMicros,
        OptionalLong shares,
        OptionalLong weight,
        Optional<String> cpus,
        Optional<String> mems) {
    public static final CpuLimits NONE = new CpuLimits(
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty());

    private static final long MIN_MICROS = 1000;
    private static final long MAX_PERIOD = 1_000_000;

    public CpuLimits {
        if (quotaMicros.isEmpty() || quotaMicros.getAsLong() != Require.MAX) {
            // The kernel answers a bare EINVAL below 1 ms.
            Require.atLeast("cpu quota", "microseconds or -1 (max)", quotaMicros, MIN_MICROS);
        }
        Require.range("cpu period", "microseconds", periodMicros, MIN_MICROS, MAX_PERIOD);
        Require.atLeast("cpu burst", "microseconds", burstMicros, 0);
        Require.range("cpu shares", "", shares, 2, 262_144);
        Require.range("cpu weight", "", weight, 1, 10_000);
        requireBurstWithinQuota(burstMicros, quotaMicros);
        cpus.ifPresent(list -> KernelList.require("cpus", list));
        mems.ifPresent(list -> KernelList.require("mems", list));
    }

    public CpuLimits withQuotaMicros(long micros) {
        return new CpuLimits(OptionalLong.of(micros), periodMicros, burstMicros, shares, weight, cpus, mems);
    }

    public CpuLimits withPeriodMicros(long micros) {
        return new CpuLimits(quotaMicros, OptionalLong.of(micros), burstMicros, shares, weight, cpus, mems);
    }

    public CpuLimits withBurstMicros(long micros) {
        return new CpuLimits(quotaMicros, periodMicros, OptionalLong.of(micros), shares, weight, cpus, mems);
    }

    public CpuLimits withShares(long value) {
        return new CpuLimits(quotaMicros, periodMicros, burstMicros, OptionalLong.of(value), weight, cpus, mems);
    }

    public CpuLimits withWeight(long value) {
        return new CpuLimits(quotaMicros, periodMicros, burstMicros, shares, OptionalLong.of(value), cpus, mems);
    }

    public CpuLimits withCpus(String list) {
        return new CpuLimits(quotaMicros, periodMicros, burstMicros, shares, weight, Optional.of(list), mems);
    }

    public CpuLimits withMems(String list) {
        return new CpuLimits(quotaMicros, periodMicros, burstMicros, shares, weight, cpus, Optional.of(list));
    }

    // Not equals(NONE): a record's first equals() makes the JVM link it, which takes longer than a container.
    public boolean isEmpty() {
        return quotaMicros.isEmpty()
                && periodMicros.isEmpty()
                && burstMicros.isEmpty()
                && shares.isEmpty()
                && weight.isEmpty()
                && cpus.isEmpty()
                && mems.isEmpty();
    }

    private static void requireBurstWithinQuota(OptionalLong burst, OptionalLong quota) {
        if (burst.isPresent()
                && quota.isPresent()
                && quota.getAsLong() != Require.MAX
                && burst.getAsLong() > quota.getAsLong()) {
            throw new IllegalArgumentException("cpu burst must be at most the quota, got " + burst.getAsLong()
                    + " with a quota of " + quota.getAsLong() + " microseconds");
        }
    }
}
