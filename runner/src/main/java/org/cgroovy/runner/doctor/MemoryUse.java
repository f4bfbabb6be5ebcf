package org.cgroovy.runner.doctor;

import java.util.Optional;

/** Memory limits that do not fit what is used, or each other. */
final class MemoryUse {
    private static final String LIMIT = "memory.limit_in_bytes";
    private static final String MEMSW = "memory.memsw.limit_in_bytes";

    private MemoryUse() {}

    /** EBUSY of v1: the kernel could not get the usage below the limit. */
    static Optional<Advice> inUse(Failure failure, Site site) {
        ControlWrite write = ControlWrite.of(failure);
        String file = write.name().replace(".limit_in_bytes", ".usage_in_bytes");
        return write.cgroup().number(file).map(usage -> {
            String who = write.cgroup().occupants();
            return new Advice(
                    file + " is " + Texts.bytes(usage) + (who.isEmpty() ? "" : " (" + who + ")")
                            + ", which the kernel could not reclaim below " + amount(write.value()),
                    "ask for more, or let the processes free some first");
        });
    }

    /** EINVAL of v1: the limit of memory may never be above that of memory and swap together. */
    static Optional<Advice> swapBelowMemory(Failure failure, Site site) {
        ControlWrite write = ControlWrite.of(failure);
        if (!write.value().matches("\\d{1,18}")) {
            return Optional.empty();
        }
        long asked = Long.parseLong(write.value());
        boolean memsw = write.name().equals(MEMSW);
        return write.cgroup()
                .number(memsw ? LIMIT : MEMSW)
                .filter(other -> memsw ? asked < other : asked > other)
                .map(other -> new Advice(
                        memsw
                                ? LIMIT + " is " + Texts.bytes(other) + ", and memory and swap together cannot be less"
                                : MEMSW + " is " + Texts.bytes(other) + ", and memory alone cannot be more",
                        memsw ? "ask for at least that, or lower " + LIMIT + " first" : "raise " + MEMSW + " first"));
    }

    private static String amount(String value) {
        return value.matches("\\d{1,18}") ? Texts.bytes(Long.parseLong(value)) : value;
    }
}
