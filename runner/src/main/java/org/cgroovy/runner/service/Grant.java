package org.cgroovy.runner.service;

import java.util.OptionalLong;
import org.cgroovy.cgroup.Limits;
import org.cgroovy.cgroup.MemoryLimits;
import org.cgroovy.plan.Ceiling;

/**
 * What a user has from the administrator.
 *
 * @param containers how many at once
 * @param requests how many are worked on at once
 * @param ceiling for each container
 * @param total for all of them together
 */
record Grant(boolean allowed, int containers, int requests, Ceiling ceiling, Limits total) {
    private static final int CONTAINERS = 100;
    private static final int REQUESTS = 16;
    private static final long TOTAL_PIDS = 10_000;

    static Grant of(Rule rule) {
        Ceiling standard = Ceiling.DEFAULT;
        OptionalLong pids = rule.pids().isPresent() ? rule.pids() : standard.pids();
        long totalPids = rule.totalPids().orElse(TOTAL_PIDS);
        return new Grant(
                rule.allow().orElse(true),
                rule.containers().orElse(CONTAINERS),
                rule.requests().orElse(REQUESTS),
                new Ceiling(
                        rule.cpuMicros(),
                        rule.cpus(),
                        least(rule.memoryBytes(), rule.totalMemoryBytes()),
                        rule.swapBytes(),
                        least(pids, OptionalLong.of(totalPids)),
                        rule.mounts().orElse(standard.mounts())),
                Limits.NONE.withMemory(memory(rule.totalMemoryBytes())).withPids(totalPids));
    }

    private static MemoryLimits memory(OptionalLong bytes) {
        return bytes.isPresent() ? MemoryLimits.NONE.withLimit(bytes.getAsLong()) : MemoryLimits.NONE;
    }

    /** What is limited in total is limited for each: only who has a limit is in the cgroup where the total counts. */
    private static OptionalLong least(OptionalLong each, OptionalLong total) {
        if (each.isEmpty() || total.isEmpty()) {
            return each.isEmpty() ? total : each;
        }
        return OptionalLong.of(Math.min(each.getAsLong(), total.getAsLong()));
    }
}
