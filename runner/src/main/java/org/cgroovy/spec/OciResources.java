package org.cgroovy.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import org.cgroovy.cgroup.CpuLimits;
import org.cgroovy.cgroup.DeviceRule;
import org.cgroovy.cgroup.HugetlbLimit;
import org.cgroovy.cgroup.IoThrottle;
import org.cgroovy.cgroup.Limits;
import org.cgroovy.cgroup.MemoryLimits;

/** Turns limits into {@code linux.resources}. */
final class OciResources {
    private final Limits limits;
    private final Map<String, String> unified = new LinkedHashMap<>();

    OciResources(Limits limits) {
        this.limits = limits;
    }

    Map<String, Object> json() {
        unified.clear();
        var map = new LinkedHashMap<String, Object>();
        if (!limits.devices().isEmpty()) {
            map.put(
                    "devices",
                    limits.devices().stream().map(OciResources::device).toList());
        }
        putFilled(map, "memory", memory(limits.memory()));
        putFilled(map, "cpu", cpu(limits.cpu()));
        limits.pids().ifPresent(pids -> map.put("pids", Map.of("limit", pids)));
        putFilled(map, "blockIO", blockIo());
        if (!limits.hugetlb().isEmpty()) {
            map.put(
                    "hugepageLimits",
                    limits.hugetlb().stream().map(OciResources::hugepages).toList());
        }
        limits.settings().forEach(setting -> unified.put(setting.file(), setting.value()));
        putFilled(map, "unified", unified);
        return map;
    }

    /** The limits of devices that are given by their path, as v2's io.max writes them. */
    Map<String, String> annotations() {
        var map = new TreeMap<String, String>();
        for (IoThrottle throttle : limits.io().devices()) {
            if (throttle.device().startsWith("/")) {
                map.put(OciJson.IO + throttle.device(), OciThrottles.text(throttle));
            }
        }
        return map;
    }

    private static Map<String, Object> device(DeviceRule rule) {
        var map = new LinkedHashMap<String, Object>();
        map.put("allow", rule.allow());
        map.put("type", String.valueOf(rule.type()));
        put(map, "major", rule.major());
        put(map, "minor", rule.minor());
        map.put("access", rule.access());
        return map;
    }

    /** OCI counts memory and swap together, so swap needs a limit that is a number. */
    private Map<String, Object> memory(MemoryLimits memory) {
        var map = new LinkedHashMap<String, Object>();
        put(map, "limit", memory.limit());
        put(map, "reservation", memory.reservation());
        memory.swap().ifPresent(swap -> {
            if (memory.limit().orElse(-1) >= 0) {
                map.put("swap", swap < 0 ? -1 : memory.limit().getAsLong() + swap);
            } else {
                unified.put("memory.swap.max", max(swap));
            }
        });
        memory.low().ifPresent(low -> unified.put("memory.low", max(low)));
        memory.high().ifPresent(high -> unified.put("memory.high", max(high)));
        return map;
    }

    private static String max(long value) {
        return value < 0 ? "max" : Long.toString(value);
    }

    private Map<String, Object> cpu(CpuLimits cpu) {
        var map = new LinkedHashMap<String, Object>();
        put(map, "shares", cpu.shares());
        put(map, "quota", cpu.quotaMicros());
        put(map, "burst", cpu.burstMicros());
        put(map, "period", cpu.periodMicros());
        cpu.cpus().ifPresent(list -> map.put("cpus", list));
        cpu.mems().ifPresent(list -> map.put("mems", list));
        cpu.weight().ifPresent(weight -> unified.put("cpu.weight", Long.toString(weight)));
        return map;
    }

    private Map<String, Object> blockIo() {
        var map = new LinkedHashMap<String, Object>();
        put(map, "weight", limits.io().weight());
        throttle(map, "throttleReadBpsDevice", IoThrottle::readBytes);
        throttle(map, "throttleWriteBpsDevice", IoThrottle::writeBytes);
        throttle(map, "throttleReadIOPSDevice", IoThrottle::readOps);
        throttle(map, "throttleWriteIOPSDevice", IoThrottle::writeOps);
        return map;
    }

    /** In v1's files, which OCI follows, a rate of 0 means no limit. */
    private void throttle(Map<String, Object> map, String key, Function<IoThrottle, OptionalLong> value) {
        var list = new ArrayList<Map<String, Object>>();
        for (IoThrottle throttle : limits.io().devices()) {
            OptionalLong rate = value.apply(throttle);
            if (rate.isPresent() && !throttle.device().startsWith("/")) {
                String[] numbers = throttle.device().split(":", -1);
                var entry = new LinkedHashMap<String, Object>();
                entry.put("major", Long.valueOf(numbers[0]));
                entry.put("minor", Long.valueOf(numbers[1]));
                entry.put("rate", Math.max(rate.getAsLong(), 0));
                list.add(entry);
            }
        }
        if (!list.isEmpty()) {
            map.put(key, list);
        }
    }

    private static Map<String, Object> hugepages(HugetlbLimit limit) {
        var map = new LinkedHashMap<String, Object>();
        map.put("pageSize", limit.pageSize());
        map.put("limit", OciWriter.unsigned(limit.bytes()));
        return map;
    }

    private static void put(Map<String, Object> map, String key, OptionalLong value) {
        value.ifPresent(number -> map.put(key, number));
    }

    private static void putFilled(Map<String, Object> map, String key, Map<String, ?> value) {
        if (!value.isEmpty()) {
            map.put(key, value);
        }
    }
}
