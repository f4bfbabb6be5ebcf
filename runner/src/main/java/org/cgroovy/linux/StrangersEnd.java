package org.cgroovy.linux;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a process ended that is not our child. While its parent has not reaped it, its file in proc tells; afterwards the
 * kernel does, from 6.15 on.
 *
 * @see "proc(5), /proc/PID/stat field 52; include/uapi/linux/pidfd.h, PIDFD_GET_INFO"
 */
final class StrangersEnd {
    private static final Pattern PID = Pattern.compile("(?m)^Pid:\\s+(\\d+)$");
    private static final int EXIT_CODE_FIELD = 52;
    private static final long PIDFD_GET_INFO = 0xc040_ff0bL;
    private static final long PIDFD_INFO_EXIT = 1L << 3;
    private static final int INFO_BYTES = 64;
    private static final int EXIT_CODE = 60;

    private final Kernel kernel;
    private final int pidfd;

    StrangersEnd(Kernel kernel, int pidfd) {
        this.kernel = kernel;
        this.pidfd = pidfd;
    }

    ExitStatus status() {
        return zombie().or(this::reaped).orElse(ExitStatus.UNKNOWN);
    }

    private Optional<ExitStatus> zombie() {
        Matcher pid = PID.matcher(kernel.readFile("/proc/self/fdinfo/" + pidfd).orElse(""));
        if (!pid.find()) {
            return Optional.empty();
        }
        return kernel.readFile("/proc/" + pid.group(1) + "/stat")
                .map(ProcessStat::new)
                .filter(stat -> stat.isZombie() && !stat.field(EXIT_CODE_FIELD).isEmpty())
                .map(stat -> ExitStatus.ofWaitStatus(Integer.parseInt(stat.field(EXIT_CODE_FIELD))));
    }

    private Optional<ExitStatus> reaped() {
        NativeMemory memory = kernel.scratch();
        long info = memory.put(new byte[INFO_BYTES]);
        memory.putLong(info, PIDFD_INFO_EXIT);
        boolean told = kernel.raw(Syscall.IOCTL, pidfd, PIDFD_GET_INFO, info) == 0
                && (memory.getLong(info) & PIDFD_INFO_EXIT) != 0;
        return told ? Optional.of(ExitStatus.ofWaitStatus(memory.getInt(info + EXIT_CODE))) : Optional.empty();
    }
}
