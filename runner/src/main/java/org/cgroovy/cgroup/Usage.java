package org.cgroovy.cgroup;

import java.util.OptionalLong;

/**
 * What a cgroup, with all below it, has used; a component is empty when its controller or its file is not there.
 *
 * @param cpuNanos CPU time in nanoseconds
 * @param userNanos of it in user mode
 * @param systemNanos of it in the kernel
 * @param throttledNanos how long it waited for a new CPU quota
 * @param throttledPeriods in how many periods it ran out of quota
 * @param memoryBytes memory now
 * @param memoryPeakBytes the most memory so far
 * @param pids processes and threads now
 * @param pidsPeak the most processes and threads so far
 * @param pidsLimitHits how often the pids limit refused a fork
 * @param oomKills processes that the OOM killer took
 * @param ioReadBytes bytes read from block devices
 * @param ioWriteBytes bytes written to block devices
 */
public record Usage(
        OptionalLong cpuNanos,
        OptionalLong userNanos,
        OptionalLong systemNanos,
        OptionalLong throttledNanos,
        OptionalLong throttledPeriods,
        OptionalLong memoryBytes,
        OptionalLong memoryPeakBytes,
        OptionalLong pids,
        OptionalLong pidsPeak,
        OptionalLong pidsLimitHits,
        OptionalLong oomKills,
        OptionalLong ioReadBytes,
        OptionalLong ioWriteBytes) {}
