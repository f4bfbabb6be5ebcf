package org.cgroovy.spec;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What happens to a system call.
 *
 * @param errno what it returns, or what a tracer is told; only with {@link Kind#ERRNO} and {@link Kind#TRACE}
 */
public record SeccompAction(Kind kind, OptionalInt errno) {
    private static final int LARGEST_ERRNO = 4095;
    private static final int EPERM = 1;

    /** The actions, with their SECCOMP_RET_ values. */
    public enum Kind {
        KILL_THREAD(0),
        KILL_PROCESS(0x8000_0000),
        TRAP(0x0003_0000),
        ERRNO(0x0005_0000),
        TRACE(0x7ff0_0000),
        LOG(0x7ffc_0000),
        ALLOW(0x7fff_0000);

        private final int value;

        Kind(int value) {
            this.value = value;
        }

        /** OCI's name. */
        public String ociName() {
            return "SCMP_ACT_" + name();
        }

        static Optional<Kind> named(String name) {
            if (name.equals("SCMP_ACT_KILL")) {
                return Optional.of(KILL_THREAD);
            }
            for (Kind kind : values()) {
                if (kind.ociName().equals(name)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    public SeccompAction {
        boolean takesNumber = kind == Kind.ERRNO || kind == Kind.TRACE;
        if (errno.isPresent() && (!takesNumber || errno.getAsInt() < 0 || errno.getAsInt() > LARGEST_ERRNO)) {
            throw new SpecException(
                    takesNumber
                            ? "an errno is 0 to " + LARGEST_ERRNO + ", got " + errno.getAsInt()
                            : kind.ociName() + " has no errno, only SCMP_ACT_ERRNO and SCMP_ACT_TRACE have");
        }
    }

    /** As the kernel has it; EPERM where no errno is said. */
    public int value() {
        boolean takesNumber = kind == Kind.ERRNO || kind == Kind.TRACE;
        return takesNumber ? kind.value | errno.orElse(EPERM) : kind.value;
    }
}
