package org.cgroovy.cgroup.view;

import java.util.List;
import java.util.OptionalDouble;

/**
 * All there is to judge by.
 *
 * @param lines one for each hierarchy
 * @param onlineCpus the host's, as {@code /sys/devices/system/cpu/online} lists them; empty when it is not known
 */
public record Scene(List<Line> lines, String onlineCpus) {
    public Scene {
        lines = List.copyOf(lines);
    }

    /**
     * How many CPUs a cgroup uses. In v1 cpuacct counts that, which may be a hierarchy of its own: that of the same path is
     * taken. Empty when nobody counts.
     */
    OptionalDouble cpus(Span span) {
        if (span.unified()) {
            return scaled(span.perSecond("cpu.stat", "usage_usec"), 1e6);
        }
        return lines.stream()
                .flatMap(line -> line.spans().stream())
                .filter(other -> other.cgroup().path().equals(span.cgroup().path()))
                .filter(other -> other.after().text("cpuacct.usage").isPresent())
                .findFirst()
                .map(other -> scaled(other.perSecond("cpuacct.usage", ""), 1e9))
                .orElse(OptionalDouble.empty());
    }

    private static OptionalDouble scaled(OptionalDouble value, double divisor) {
        return value.isEmpty() ? value : OptionalDouble.of(value.getAsDouble() / divisor);
    }
}
