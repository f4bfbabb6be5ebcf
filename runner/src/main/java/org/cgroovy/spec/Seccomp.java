package org.cgroovy.spec;

/**
 * Which system calls a container's processes may make.
 *
 * @see "seccomp(2)"
 */
public sealed interface Seccomp {
    /** Docker's default profile, which depends on the container's capabilities. */
    Seccomp DEFAULT = new Default();

    /** All that the kernel has. */
    Seccomp UNCONFINED = new Unconfined();

    /** See {@link #DEFAULT}. */
    record Default() implements Seccomp {
        @Override
        public String toString() {
            return "default";
        }
    }

    /** See {@link #UNCONFINED}. */
    record Unconfined() implements Seccomp {
        @Override
        public String toString() {
            return "unconfined";
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
