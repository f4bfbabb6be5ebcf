package org.cgroovy.linux;

import java.util.Optional;

/**
 * How a child ended.
 *
 * @param code exit code, or the signal's number
 * @param signalled whether a signal ended it
 * @param cpuMicros user and system time of it and its waited-for descendants
 * @see "waitid(2)"
 */
public record ExitStatus(int code, boolean signalled, long cpuMicros) {
    /** Of a process that is not our child: it has ended, somehow. */
    public static final ExitStatus UNKNOWN = new ExitStatus(0, false, 0);

    private static final int P_PIDFD = 3;
    private static final int WNOHANG = 1;
    private static final int WEXITED = 4;
    private static final long WALL = 0x4000_0000L;
    private static final int CLD_EXITED = 1;
    private static final int SIGINFO_BYTES = 128;
    private static final int RUSAGE_BYTES = 144;

    /** From the number that wait(2) gives; what it used is not in there. */
    static ExitStatus ofWaitStatus(int status) {
        int signal = status & 0x7f;
        return new ExitStatus(signal != 0 ? signal : status >> 8 & 0xff, signal != 0, 0);
    }

    static Optional<ExitStatus> waitFor(Kernel kernel, int pidfd, boolean block) {
        NativeMemory memory = kernel.scratch();
        long info = memory.put(new byte[SIGINFO_BYTES]);
        long usage = memory.put(new byte[RUSAGE_BYTES]);
        long options = WEXITED | WALL | (block ? 0 : WNOHANG);
        long result;
        do {
            result = kernel.raw(Syscall.WAITID, P_PIDFD, pidfd, info, options, usage);
        } while (Kernel.isError((int) result, Errno.EINTR));
        Kernel.check(result, () -> "waitid(P_PIDFD)");
        if (memory.getInt(info) == 0) { // si_signo stays 0 while it runs
            return Optional.empty();
        }
        long micros = (memory.getLong(usage) + memory.getLong(usage + 16)) * 1_000_000
                + memory.getLong(usage + 8)
                + memory.getLong(usage + 24);
        boolean exited = memory.getInt(info + 8) == CLD_EXITED;
        return Optional.of(new ExitStatus(memory.getInt(info + 24), !exited, micros));
    }
}
