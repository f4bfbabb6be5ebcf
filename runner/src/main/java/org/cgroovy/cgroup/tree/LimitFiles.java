package org.cgroovy.cgroup.tree;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.cgroovy.cgroup.CpuLimits;
import org.cgroovy.cgroup.Limits;

/** Control files of both versions that hold a limit: what a value there means, whichever version the host has. */
final class LimitFiles {
    private static final long MAX = -1;

    private static final Map<String, BiFunction<String, Limits, Limits>> FILES = Map.ofEntries(
            Map.entry("memory.max", LimitFiles::memory),
            Map.entry("memory.limit_in_bytes", LimitFiles::memory),
            Map.entry(
                    "memory.swap.max",
                    (text, none) -> none.withMemory(none.memory().withSwap(bytes(text)))),
            Map.entry(
                    "memory.low", (text, none) -> none.withMemory(none.memory().withLow(bytes(text)))),
            Map.entry(
                    "memory.high", (text, none) -> none.withMemory(none.memory().withHigh(bytes(text)))),
            Map.entry(
                    "memory.soft_limit_in_bytes",
                    (text, none) -> none.withMemory(none.memory().withReservation(bytes(text)))),
            Map.entry("cpu.max", LimitFiles::cpuMax),
            Map.entry("cpu.max.burst", (text, none) -> cpu(none.cpu().withBurstMicros(number(text)))),
            Map.entry("cpu.cfs_burst_us", (text, none) -> cpu(none.cpu().withBurstMicros(number(text)))),
            Map.entry("cpu.cfs_quota_us", (text, none) -> cpu(none.cpu().withQuotaMicros(number(text)))),
            Map.entry("cpu.cfs_period_us", (text, none) -> cpu(none.cpu().withPeriodMicros(number(text)))),
            Map.entry("cpu.weight", (text, none) -> cpu(none.cpu().withWeight(number(text)))),
            Map.entry("cpu.shares", (text, none) -> cpu(none.cpu().withShares(number(text)))));

    private LimitFiles() {}

    /**
     * The limit that a value in that file is; empty when the file holds no limit that both versions have.
     *
     * @throws IllegalArgumentException when it is no such value
     */
    static Optional<Limits> limits(String file, String value) {
        return Optional.ofNullable(FILES.get(file)).map(reader -> reader.apply(value.strip(), Limits.NONE));
    }

    private static Limits memory(String text, Limits none) {
        return none.withMemory(none.memory().withLimit(bytes(text)));
    }

    private static Limits cpu(CpuLimits cpu) {
        return Limits.NONE.withCpu(cpu);
    }

    private static Limits cpuMax(String text, Limits none) {
        String[] parts = text.split(" +", -1);
        CpuLimits quota = none.cpu().withQuotaMicros(number(parts[0]));
        return cpu(parts.length > 1 ? quota.withPeriodMicros(number(parts[1])) : quota);
    }

    private static long number(String text) {
        if (text.equals(ControlText.MAX)) {
            return MAX;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is neither a number nor max", e);
        }
    }

    /** As the kernel takes them: 64m is 64·1024². */
    private static long bytes(String text) {
        int unit = text.isEmpty() ? -1 : "kmgt".indexOf(Character.toLowerCase(text.charAt(text.length() - 1)));
        if (unit < 0) {
            return number(text);
        }
        return Math.multiplyExact(number(text.substring(0, text.length() - 1)), 1L << 10 * (unit + 1));
    }
}
