package org.cgroovy.spec;

/**
 * One resource limit of the process.
 *
 * @param name without the prefix, lower case: {@code nofile} for RLIMIT_NOFILE
 * @param soft in the unit of that limit; -1 is unlimited
 * @see "getrlimit(2)"
 */
public record Rlimit(String name, long soft, long hard) {
    public static final long UNLIMITED = -1;

    public Rlimit {
        if (soft < UNLIMITED || hard < UNLIMITED) {
            throw new SpecException("rlimit " + name + " must be >= 0, or -1 for unlimited");
        }
        if (hard != UNLIMITED && (soft == UNLIMITED || soft > hard)) {
            throw new SpecException("rlimit " + name + ": soft limit " + soft + " is above the hard limit " + hard);
        }
    }
}
