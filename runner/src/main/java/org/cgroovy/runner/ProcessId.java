package org.cgroovy.runner;

import java.nio.file.Path;
import java.util.Optional;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.PlainFiles;
import org.cgroovy.linux.ProcessStat;

/**
 * A process for certain: its pid, and when it started (in clock ticks since boot), since pids are used again.
 *
 * @see "proc(5), /proc/PID/stat field 22"
 */
record ProcessId(int pid, long startTime) {
    private static final int STATE = 3;
    private static final int START_TIME = 22;

    static ProcessId self() {
        return of((int) ProcessHandle.current().pid()).orElseThrow();
    }

    /** Empty when there is no such process, or only its zombie. */
    static Optional<ProcessId> of(int pid) {
        try {
            return ofStat(pid, PlainFiles.read(Path.of("/proc/" + pid + "/stat")));
        } catch (KernelException e) {
            return Optional.empty();
        }
    }

    /** @param stat the text of its stat file */
    static Optional<ProcessId> ofStat(int pid, String stat) {
        var told = new ProcessStat(stat);
        return told.isZombie() || told.field(STATE).equals("X")
                ? Optional.empty()
                : Optional.of(new ProcessId(pid, Long.parseLong(told.field(START_TIME))));
    }

    boolean isAlive() {
        return of(pid).filter(this::equals).isPresent();
    }

    static ProcessId parse(String text) {
        String[] words = text.strip().split(" ");
        return new ProcessId(Integer.parseInt(words[0]), Long.parseLong(words[1]));
    }

    @Override
    public String toString() {
        return pid + " " + startTime;
    }
}
