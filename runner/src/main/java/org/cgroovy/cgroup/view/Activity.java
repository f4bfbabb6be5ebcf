package org.cgroovy.cgroup.view;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What one path did between two looks.
 *
 * @param now the numbers of the later one
 * @param before those of the earlier one; empty for a cgroup that was not there
 * @param seconds between the two
 */
public record Activity(String path, Map<Measure, Long> now, Map<Measure, Long> before, double seconds) {
    public OptionalLong get(Measure measure) {
        Long value = now.get(measure);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** How much a counter grew; a cgroup of that name that is another one now counts from nothing. */
    public long delta(Measure measure) {
        long value = now.getOrDefault(measure, 0L);
        long earlier = before.isEmpty() ? value : before.getOrDefault(measure, 0L);
        return Math.max(0, value - earlier);
    }

    public double perSecond(Measure measure) {
        return delta(measure) / seconds;
    }

    /** CPUs in use, 1.0 is one. */
    public double cpus() {
        return perSecond(Measure.CPU_NANOS) / 1e9;
    }

    /** The number itself and, for counters, how it grew. */
    public Map<String, Object> json() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("path", path);
        now.forEach((measure, value) -> map.put(measure.key(), value));
        map.put("cpus", cpus());
        Map<String, Object> deltas = new LinkedHashMap<>();
        now.keySet().forEach(measure -> {
            if (delta(measure) > 0) {
                deltas.put(measure.key(), delta(measure));
            }
        });
        map.put("seconds", seconds);
        map.put("deltas", deltas);
        return map;
    }
}
