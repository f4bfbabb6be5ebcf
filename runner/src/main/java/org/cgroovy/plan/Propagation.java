package org.cgroovy.plan;

import java.util.Map;
import java.util.Optional;

/**
 * What a mount in the container hears of mounts on the host, and the other way round.
 *
 * @see "mount_namespaces(7), SHARED SUBTREES"
 */
enum Propagation {
    /** Nothing, in neither direction. */
    PRIVATE(1 << 18),
    /** What is mounted on the host later appears inside. */
    SLAVE(1 << 19),
    /** The same, and mounts inside are heard of by copies of this one, of which the host has none. */
    SHARED(1 << 20),
    /** Nothing, and it cannot be bound elsewhere. */
    UNBINDABLE(1 << 17);

    private static final Map<String, Propagation> WORDS = Map.of(
            "private", PRIVATE,
            "rprivate", PRIVATE,
            "slave", SLAVE,
            "rslave", SLAVE,
            "shared", SHARED,
            "rshared", SHARED,
            "unbindable", UNBINDABLE,
            "runbindable", UNBINDABLE);

    private final long flag;

    Propagation(long flag) {
        this.flag = flag;
    }

    static Optional<Propagation> named(String option) {
        return Optional.ofNullable(WORDS.get(option));
    }

    long flag() {
        return flag;
    }

    String flagName() {
        return "MS_" + name();
    }
}
