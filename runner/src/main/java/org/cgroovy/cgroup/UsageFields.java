package org.cgroovy.cgroup;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/** A {@link Usage} in the making. */
final class UsageFields {
    enum Field {
        CPU,
        USER,
        SYSTEM,
        THROTTLED,
        THROTTLED_PERIODS,
        MEMORY,
        MEMORY_PEAK,
        PIDS,
        PIDS_PEAK,
        PIDS_LIMIT_HITS,
        OOM_KILLS,
        IO_READ,
        IO_WRITE
    }

    private final Map<Field, Long> values = new EnumMap<>(Field.class);

    void set(Field field, long value) {
        values.put(field, value);
    }

    Usage toUsage() {
        return new Usage(
                get(Field.CPU),
                get(Field.USER),
                get(Field.SYSTEM),
                get(Field.THROTTLED),
                get(Field.THROTTLED_PERIODS),
                get(Field.MEMORY),
                get(Field.MEMORY_PEAK),
                get(Field.PIDS),
                get(Field.PIDS_PEAK),
                get(Field.PIDS_LIMIT_HITS),
                get(Field.OOM_KILLS),
                get(Field.IO_READ),
                get(Field.IO_WRITE));
    }

    private OptionalLong get(Field field) {
        Long value = values.get(field);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
