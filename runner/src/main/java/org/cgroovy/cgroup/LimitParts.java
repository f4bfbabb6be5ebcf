package org.cgroovy.cgroup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Limits one by one, by the words for them, so that each can be asked for alone. */
public final class LimitParts {
    private LimitParts() {}

    /** What is limited, in the order of the words; what is not given is not there. */
    public static Map<String, Limits> of(Limits limits) {
        var parts = new LinkedHashMap<String, Limits>();
        CpuLimits cpu = limits.cpu();
        parts.put("cpu", Limits.NONE.withCpu(placed(cpu, Optional.empty(), Optional.empty())));
        parts.put("cpus", Limits.NONE.withCpu(placed(CpuLimits.NONE, cpu.cpus(), cpu.mems())));
        parts.put("memory", Limits.NONE.withMemory(limits.memory()));
        parts.put(
                "pids",
                limits.pids().isEmpty()
                        ? Limits.NONE
                        : Limits.NONE.withPids(limits.pids().getAsLong()));
        parts.put("io", Limits.NONE.withIo(limits.io()));
        parts.put("hugetlb", Limits.NONE.withHugetlb(limits.hugetlb()));
        parts.put("devices", Limits.NONE.withDevices(limits.devices()));
        limits.settings().forEach(setting -> parts.put(setting.file(), Limits.NONE.withSettings(List.of(setting))));
        parts.values().removeIf(Limits::isEmpty);
        return parts;
    }

    /** The same limits without those of that word. */
    public static Limits without(Limits limits, String word) {
        CpuLimits cpu = limits.cpu();
        return switch (word) {
            case "cpu" -> limits.withCpu(placed(CpuLimits.NONE, cpu.cpus(), cpu.mems()));
            case "cpus" -> limits.withCpu(placed(cpu, Optional.empty(), Optional.empty()));
            case "memory" -> limits.withMemory(MemoryLimits.NONE);
            case "pids" -> limits.withoutPids();
            case "io" -> limits.withIo(IoLimits.NONE);
            case "hugetlb" -> limits.withHugetlb(List.of());
            case "devices" -> limits.withDevices(List.of());
            default ->
                limits.withSettings(limits.settings().stream()
                        .filter(setting -> !setting.file().equals(word))
                        .toList());
        };
    }

    private static CpuLimits placed(CpuLimits cpu, Optional<String> cpus, Optional<String> mems) {
        return new CpuLimits(
                cpu.quotaMicros(), cpu.periodMicros(), cpu.burstMicros(), cpu.shares(), cpu.weight(), cpus, mems);
    }
}
