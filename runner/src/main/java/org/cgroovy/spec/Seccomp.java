package org.cgroovy.spec;

import java.util.Locale;

/**
 * Which system calls a container's processes may make.
 *
 * @see "seccomp(2)"
 */
public sealed interface Seccomp {
    /** Docker's default profile, which depends on the container's capabilities. */
    Seccomp DEFAULT = BuiltIn.DEFAULT;

    /** All that the kernel has. */
    Seccomp UNCONFINED = BuiltIn.UNCONFINED;

    /** See {@link Seccomp#DEFAULT} and {@link Seccomp#UNCONFINED}. */
    enum BuiltIn implements Seccomp {
        DEFAULT,
        UNCONFINED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A profile of one's own.
     *
     * @param name where it came from, for people
     */
    record Custom(String name, SeccompProfile profile) implements Seccomp {
        @Override
        public String toString() {
            return name;
        }
    }
}
