package org.cgroovy.cgroup.v1;

import java.util.OptionalLong;
import org.cgroovy.cgroup.PresentValues;

/** The memory limits that a v1 cgroup has now. */
final class PresentMemory {
    private static final long MAX = -1;
    /** The kernel shows max as the greatest long that is a multiple of the page: for any page size it is above this. */
    private static final long UNLIMITED = Long.MAX_VALUE - (1L << 20);

    private final OptionalLong limit;
    private final OptionalLong memsw;

    PresentMemory(PresentValues present) {
        limit = read(present, "memory.limit_in_bytes");
        memsw = read(present, "memory.memsw.limit_in_bytes");
    }

    OptionalLong limit() {
        return limit;
    }

    /**
     * The swap limit to keep when only the memory limit changes: v1 has it as the difference of two limits, and would
     * refuse a memory limit above the old sum. Empty when there is none to keep.
     */
    OptionalLong swapKept(OptionalLong newLimit) {
        if (memsw.isEmpty() || memsw.getAsLong() == MAX) {
            return OptionalLong.empty();
        }
        if (newLimit.orElse(MAX) == MAX || limit.isEmpty() || limit.getAsLong() == MAX) {
            return OptionalLong.of(MAX);
        }
        return OptionalLong.of(memsw.getAsLong() - limit.getAsLong());
    }

    boolean memswGrowsTo(long bytes) {
        boolean unlimited = memsw.isEmpty() || memsw.getAsLong() == MAX;
        return !unlimited && (bytes == MAX || bytes > memsw.getAsLong());
    }

    private static OptionalLong read(PresentValues present, String file) {
        return present.of(file)
                .map(Long::parseLong)
                .map(bytes -> OptionalLong.of(bytes > UNLIMITED ? MAX : bytes))
                .orElse(OptionalLong.empty());
    }
}
