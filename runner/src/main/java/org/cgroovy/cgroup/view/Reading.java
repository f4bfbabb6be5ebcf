package org.cgroovy.cgroup.view;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.cgroovy.cgroup.Counts;
import org.cgroovy.cgroup.tree.Cgroup;
import org.cgroovy.cgroup.tree.CgroupFiles;
import org.cgroovy.cgroup.tree.ControlText;

/**
 * The numbers of one cgroup at one moment; those that its hierarchy does not keep, and limits that are not set, are absent.
 *
 * @param values a copy is not made: it is not to be changed
 */
public record Reading(Cgroup cgroup, Map<Measure, Long> values) {
    /** A number of a file: the word before it, none in a file that is one number; all lines with the word are added. */
    private record Source(String controller, String file, String key, Measure measure, long factor) {}

    private static final long MICRO = 1000;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}|922337203685477\\d{4}");
    private static final List<Source> V1 = List.of(
            new Source("cpuacct", "cpuacct.usage", "", Measure.CPU_NANOS, 1),
            new Source("cpu", "cpu.cfs_quota_us", "", Measure.CPU_QUOTA_MICROS, 1),
            new Source("cpu", "cpu.cfs_period_us", "", Measure.CPU_PERIOD_MICROS, 1),
            new Source("cpu", "cpu.stat", "nr_periods", Measure.CPU_PERIODS, 1),
            new Source("cpu", "cpu.stat", "nr_throttled", Measure.THROTTLED_PERIODS, 1),
            new Source("cpu", "cpu.stat", "throttled_time", Measure.THROTTLED_NANOS, 1),
            new Source("memory", "memory.usage_in_bytes", "", Measure.MEMORY_BYTES, 1),
            new Source("memory", "memory.limit_in_bytes", "", Measure.MEMORY_LIMIT_BYTES, 1),
            new Source("memory", "memory.failcnt", "", Measure.MEMORY_LIMIT_HITS, 1),
            new Source("memory", "memory.oom_control", "oom_kill", Measure.OOM_KILLS, 1),
            new Source("pids", "pids.current", "", Measure.PIDS, 1),
            new Source("pids", "pids.max", "", Measure.PIDS_LIMIT, 1),
            new Source("pids", "pids.events", "max", Measure.PIDS_LIMIT_HITS, 1),
            new Source("blkio", "blkio.throttle.io_service_bytes_recursive", "Read", Measure.IO_READ_BYTES, 1),
            new Source("blkio", "blkio.throttle.io_service_bytes_recursive", "Write", Measure.IO_WRITE_BYTES, 1));
    private static final List<Source> V2 = List.of(
            new Source("", "cpu.stat", "usage_usec", Measure.CPU_NANOS, MICRO),
            new Source("cpu", "cpu.stat", "nr_periods", Measure.CPU_PERIODS, 1),
            new Source("cpu", "cpu.stat", "nr_throttled", Measure.THROTTLED_PERIODS, 1),
            new Source("cpu", "cpu.stat", "throttled_usec", Measure.THROTTLED_NANOS, MICRO),
            new Source("memory", "memory.current", "", Measure.MEMORY_BYTES, 1),
            new Source("memory", "memory.max", "", Measure.MEMORY_LIMIT_BYTES, 1),
            new Source("memory", "memory.high", "", Measure.MEMORY_HIGH_BYTES, 1),
            new Source("memory", "memory.events", "max", Measure.MEMORY_LIMIT_HITS, 1),
            new Source("memory", "memory.events", "high", Measure.MEMORY_HIGH_HITS, 1),
            new Source("memory", "memory.events", "oom_kill", Measure.OOM_KILLS, 1),
            new Source("memory", "memory.swap.current", "", Measure.SWAP_BYTES, 1),
            new Source("memory", "memory.swap.max", "", Measure.SWAP_LIMIT_BYTES, 1),
            new Source("pids", "pids.current", "", Measure.PIDS, 1),
            new Source("pids", "pids.max", "", Measure.PIDS_LIMIT, 1),
            new Source("pids", "pids.events", "max", Measure.PIDS_LIMIT_HITS, 1),
            new Source("io", "io.stat", "rbytes", Measure.IO_READ_BYTES, 1),
            new Source("io", "io.stat", "wbytes", Measure.IO_WRITE_BYTES, 1));
    private static final Map<String, Measure> PRESSURE = Map.of(
            "cpu.pressure", Measure.CPU_PRESSURE,
            "memory.pressure", Measure.MEMORY_PRESSURE,
            "io.pressure", Measure.IO_PRESSURE);

    public Reading {
        values = Collections.unmodifiableMap(values);
    }

    public static Reading of(Cgroup cgroup, CgroupFiles files) {
        Map<Measure, Long> values = new EnumMap<>(Measure.class);
        Map<String, Optional<String>> texts = new LinkedHashMap<>();
        for (Source source : cgroup.hierarchy().unified() ? V2 : V1) {
            if (source.controller.isEmpty()
                    || cgroup.hierarchy().unified()
                    || cgroup.hierarchy().controllers().contains(source.controller)) {
                texts.computeIfAbsent(source.file, file -> files.read(cgroup, file))
                        .ifPresent(text -> put(values, source, text));
            }
        }
        values.put(Measure.PROCESSES, (long) files.processes(cgroup).size());
        addCpuMax(values, cgroup, files);
        addState(values, cgroup, files);
        dropUnlimited(values);
        return new Reading(cgroup, values);
    }

    private static void put(Map<Measure, Long> values, Source source, String text) {
        Counts.sum(text, source.key, Reading::isNumber)
                .ifPresent(value -> values.put(source.measure, value * source.factor));
    }

    private static boolean isNumber(String word) {
        return NUMBER.matcher(word).matches();
    }

    private static void addCpuMax(Map<Measure, Long> values, Cgroup cgroup, CgroupFiles files) {
        if (cgroup.hierarchy().unified()) {
            files.read(cgroup, "cpu.max")
                    .filter(text -> text.contains(" "))
                    .map(ControlText.CpuMax::parse)
                    .ifPresent(max -> {
                        values.put(Measure.CPU_QUOTA_MICROS, max.quotaMicros());
                        values.put(Measure.CPU_PERIOD_MICROS, max.periodMicros());
                    });
        }
    }

    private static void addState(Map<Measure, Long> values, Cgroup cgroup, CgroupFiles files) {
        boolean frozen = cgroup.hierarchy().unified()
                ? files.read(cgroup, "cgroup.events")
                        .filter(text -> text.contains("frozen 1"))
                        .isPresent()
                : cgroup.hierarchy().controllers().contains("freezer")
                        && files.read(cgroup, "freezer.state")
                                .filter(state -> !state.equals("THAWED"))
                                .isPresent();
        if (frozen) {
            values.put(Measure.FROZEN, 1L);
        }
        if (cgroup.hierarchy().unified()) {
            PRESSURE.forEach((file, measure) ->
                    files.read(cgroup, file).flatMap(Reading::avg10).ifPresent(value -> values.put(measure, value)));
        }
    }

    /** {@code "some avg10=1.50 …"} is 150. */
    private static Optional<Long> avg10(String text) {
        int at = text.indexOf("some avg10=");
        if (at < 0) {
            return Optional.empty();
        }
        String number = text.substring(at + "some avg10=".length()).split(" ", 2)[0];
        return number.matches("\\d+\\.\\d\\d") ? Optional.of(Long.valueOf(number.replace(".", ""))) : Optional.empty();
    }

    private static void dropUnlimited(Map<Measure, Long> values) {
        values.computeIfPresent(
                Measure.MEMORY_LIMIT_BYTES, (measure, limit) -> limit >= Long.MAX_VALUE - (1 << 16) ? null : limit);
        if (values.getOrDefault(Measure.CPU_QUOTA_MICROS, -1L) < 0) {
            values.remove(Measure.CPU_QUOTA_MICROS);
            values.remove(Measure.CPU_PERIOD_MICROS);
        }
    }

    public OptionalLong get(Measure measure) {
        Long value = values.get(measure);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** How many CPUs the quota is; empty where there is none. */
    public Optional<Double> quotaCpus() {
        return get(Measure.CPU_QUOTA_MICROS).isEmpty()
                ? Optional.empty()
                : Optional.of((double) values.getOrDefault(Measure.CPU_QUOTA_MICROS, 0L)
                        / values.getOrDefault(Measure.CPU_PERIOD_MICROS, 100_000L));
    }

    /** For JSON: the numbers by their names. */
    public Map<String, Object> json() {
        Map<String, Object> map = new LinkedHashMap<>();
        values.forEach((measure, value) -> map.put(measure.key(), value));
        return map;
    }

    /** The directory, for messages. */
    public Path directory() {
        return cgroup.directory();
    }
}
