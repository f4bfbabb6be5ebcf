package org.cgroovy.cgroup.view;

import java.util.Locale;

/** A number that the kernel keeps of a cgroup, whichever version it has; the unit is in the name. */
public enum Measure {
    /** Processes in the cgroup itself, not in those below. */
    PROCESSES,
    CPU_NANOS,
    /** The quota, in each period. */
    CPU_QUOTA_MICROS,
    CPU_PERIOD_MICROS,
    /** Periods in which there was something to run, while there was a quota. */
    CPU_PERIODS,
    THROTTLED_PERIODS,
    THROTTLED_NANOS,
    MEMORY_BYTES,
    MEMORY_LIMIT_BYTES,
    MEMORY_HIGH_BYTES,
    /** How often an allocation met the limit, so that something had to be reclaimed. */
    MEMORY_LIMIT_HITS,
    MEMORY_HIGH_HITS,
    OOM_KILLS,
    SWAP_BYTES,
    SWAP_LIMIT_BYTES,
    PIDS,
    PIDS_LIMIT,
    /** Forks that were refused. */
    PIDS_LIMIT_HITS,
    IO_READ_BYTES,
    IO_WRITE_BYTES,
    /** 1 when all processes are stopped. */
    FROZEN,
    /** The share of the last 10 s in which somebody waited for it, in hundredths of a percent. */
    CPU_PRESSURE,
    MEMORY_PRESSURE,
    IO_PRESSURE;

    /** As JSON has it: {@code "memoryLimitBytes"}. */
    public String key() {
        StringBuilder key = new StringBuilder();
        for (String word : name().toLowerCase(Locale.ROOT).split("_", -1)) {
            key.append(key.length() == 0 ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return key.toString();
    }
}
