package org.cgroovy.linux;

import java.util.Locale;

/**
 * What {@code rlimits { }} can limit, in the order of the kernel's numbers.
 *
 * @see "getrlimit(2); include/uapi/asm-generic/resource.h"
 */
public enum Resource {
    CPU,
    FSIZE,
    DATA,
    STACK,
    CORE,
    RSS,
    NPROC,
    NOFILE,
    MEMLOCK,
    AS,
    LOCKS,
    SIGPENDING,
    MSGQUEUE,
    NICE,
    RTPRIO,
    RTTIME;

    /** @throws IllegalArgumentException when there is none of that name */
    public static Resource named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
