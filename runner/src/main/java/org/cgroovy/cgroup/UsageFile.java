package org.cgroovy.cgroup;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.cgroovy.cgroup.UsageFields.Field;

/**
 * A control file that counts something, and which of its numbers we take.
 *
 * @param controller the kernel's name; empty for a core file of v2
 * @param name of the file
 * @param readings what is taken from it
 */
record UsageFile(String controller, String name, List<Reading> readings) {
    /**
     * One number of a file.
     *
     * @param key the word before it; empty when the file is one number
     * @param field what it means
     * @param factor what the file's unit is in ours
     * @param absent what a file without the key means: 0 for I/O, which lists only devices that were used
     */
    record Reading(String key, Field field, long factor, OptionalLong absent) {}

    /** The first reading of each file that matters in the end. */
    private static final Set<Field> FINAL =
            Set.of(Field.CPU, Field.THROTTLED_PERIODS, Field.MEMORY_PEAK, Field.PIDS_LIMIT_HITS, Field.OOM_KILLS);

    static final List<UsageFile> V1 = List.of(
            file("cpuacct", "cpuacct.usage", number("", Field.CPU)),
            file("cpuacct", "cpuacct.usage_user", number("", Field.USER)),
            file("cpuacct", "cpuacct.usage_sys", number("", Field.SYSTEM)),
            file(
                    "cpu",
                    "cpu.stat",
                    number("nr_throttled", Field.THROTTLED_PERIODS),
                    number("throttled_time", Field.THROTTLED)),
            file("memory", "memory.usage_in_bytes", number("", Field.MEMORY)),
            file("memory", "memory.max_usage_in_bytes", number("", Field.MEMORY_PEAK)),
            file("memory", "memory.oom_control", number("oom_kill", Field.OOM_KILLS)),
            file("pids", "pids.current", number("", Field.PIDS)),
            file("pids", "pids.peak", number("", Field.PIDS_PEAK)),
            file("pids", "pids.events", number("max", Field.PIDS_LIMIT_HITS)),
            // The one without _recursive leaves out the cgroups below.
            file(
                    "blkio",
                    "blkio.throttle.io_service_bytes_recursive",
                    bytes("Read", Field.IO_READ),
                    bytes("Write", Field.IO_WRITE)));

    static final List<UsageFile> V2 = List.of(
            file(
                    "",
                    "cpu.stat",
                    micros("usage_usec", Field.CPU),
                    micros("user_usec", Field.USER),
                    micros("system_usec", Field.SYSTEM),
                    number("nr_throttled", Field.THROTTLED_PERIODS),
                    micros("throttled_usec", Field.THROTTLED)),
            file("memory", "memory.current", number("", Field.MEMORY)),
            file("memory", "memory.peak", number("", Field.MEMORY_PEAK)),
            file("memory", "memory.events", number("oom_kill", Field.OOM_KILLS)),
            file("pids", "pids.current", number("", Field.PIDS)),
            file("pids", "pids.peak", number("", Field.PIDS_PEAK)),
            file("pids", "pids.events", number("max", Field.PIDS_LIMIT_HITS)),
            file("io", "io.stat", bytes("rbytes", Field.IO_READ), bytes("wbytes", Field.IO_WRITE)));

    /** Whether it tells what one wants to know of a container that has ended. */
    boolean isFinal() {
        return FINAL.contains(readings.get(0).field);
    }

    void addTo(UsageFields fields, String text) {
        for (Reading reading : readings) {
            OptionalLong value = Counts.sum(text, reading.key, word -> true);
            OptionalLong known = value.isPresent() ? value : reading.absent;
            known.ifPresent(raw -> fields.set(reading.field, raw * reading.factor));
        }
    }

    private static UsageFile file(String controller, String name, Reading... readings) {
        return new UsageFile(controller, name, List.of(readings));
    }

    private static Reading number(String key, Field field) {
        return new Reading(key, field, 1, OptionalLong.empty());
    }

    private static Reading micros(String key, Field field) {
        return new Reading(key, field, 1000, OptionalLong.empty());
    }

    private static Reading bytes(String key, Field field) {
        return new Reading(key, field, 1, OptionalLong.of(0));
    }
}
