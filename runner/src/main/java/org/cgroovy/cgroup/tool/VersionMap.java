package org.cgroovy.cgroup.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * libcgroup's own map between the parameters of v1 and v2, which cgxget(1) and cgxset(1) follow. It is not the one of runc
 * and crun that containers here follow: its weight is linear in the shares, and the soft limit is {@code memory.high}.
 *
 * @see "libcgroup 3, src/abstraction-map.c, abstraction-cpu.c, abstraction-memory.c, abstraction-cpuset.c"
 */
final class VersionMap {
    /** What memory.limit_in_bytes says where no limit is: the largest number of whole pages. */
    static final String V1_UNLIMITED = "9223372036854771712";

    private static final String QUOTA = "cpu.cfs_quota_us";
    private static final String PERIOD = "cpu.cfs_period_us";
    private static final String CPU_MAX = "cpu.max";
    private static final int V1_SHARES = 1024;
    private static final int V2_WEIGHT = 100;

    private enum Kind {
        SAME,
        SHARES,
        LIMIT,
        PARTITION
    }

    private record Pair(String v1, String v2, Kind kind) {}

    private static final List<Pair> PAIRS = List.of(
            new Pair("cpu.shares", "cpu.weight", Kind.SHARES),
            new Pair("cpuset.effective_cpus", "cpuset.cpus.effective", Kind.SAME),
            new Pair("cpuset.effective_mems", "cpuset.mems.effective", Kind.SAME),
            new Pair("cpuset.cpus", "cpuset.cpus", Kind.SAME),
            new Pair("cpuset.mems", "cpuset.mems", Kind.SAME),
            new Pair("cpuset.cpu_exclusive", "cpuset.cpus.partition", Kind.PARTITION),
            new Pair("memory.limit_in_bytes", "memory.max", Kind.LIMIT),
            new Pair("memory.soft_limit_in_bytes", "memory.high", Kind.LIMIT));

    private VersionMap() {}

    /** The parameters that hold, in the other version, what this one does; none when nothing does. */
    static List<String> counterparts(String name, boolean toV2) {
        if (toV2 ? name.equals(QUOTA) || name.equals(PERIOD) : name.equals(CPU_MAX)) {
            return toV2 ? List.of(CPU_MAX) : List.of(QUOTA, PERIOD);
        }
        for (Pair pair : PAIRS) {
            if (name.equals(toV2 ? pair.v1 : pair.v2)) {
                return List.of(toV2 ? pair.v2 : pair.v1);
            }
        }
        return List.of();
    }

    /** A value of v1 in terms of v2, or the other way; empty for a parameter without counterpart. */
    static Optional<List<Parameter>> convert(Parameter parameter, List<Parameter> siblings, boolean toV2) {
        String name = parameter.name();
        if (toV2 && (name.equals(QUOTA) || name.equals(PERIOD))) {
            return Optional.of(List.of(cpuMax(siblings)));
        }
        if (!toV2 && name.equals(CPU_MAX)) {
            String[] words = parameter.value().split(" ", -1);
            return Optional.of(List.of(
                    new Parameter(QUOTA, words[0].equals("max") ? "-1" : words[0]),
                    new Parameter(PERIOD, words.length > 1 ? words[1] : "100000")));
        }
        for (Pair pair : PAIRS) {
            if (name.equals(toV2 ? pair.v1 : pair.v2)) {
                return Optional.of(List.of(new Parameter(
                        toV2 ? pair.v2 : pair.v1,
                        toV2 ? toV2(pair.kind, parameter.value()) : toV1(pair.kind, parameter.value()))));
            }
        }
        return Optional.empty();
    }

    private static Parameter cpuMax(List<Parameter> siblings) {
        String quota = "max";
        String period = "100000";
        for (Parameter sibling : siblings) {
            if (sibling.name().equals(QUOTA)) {
                quota = sibling.value().equals("-1") ? "max" : sibling.value();
            } else if (sibling.name().equals(PERIOD)) {
                period = sibling.value();
            }
        }
        return new Parameter(CPU_MAX, quota + " " + period);
    }

    private static String toV2(Kind kind, String value) {
        return switch (kind) {
            case SAME -> value;
            case SHARES -> Long.toString(Long.parseLong(value) * V2_WEIGHT / V1_SHARES);
            case LIMIT -> value.equals(V1_UNLIMITED) || value.equals("-1") ? "max" : value;
            case PARTITION -> value.equals("1") ? "root" : "member";
        };
    }

    private static String toV1(Kind kind, String value) {
        return switch (kind) {
            case SAME -> value;
            case SHARES -> Long.toString(Long.parseLong(value) * V1_SHARES / V2_WEIGHT);
            case LIMIT -> value.equals("max") ? V1_UNLIMITED : value;
            case PARTITION -> value.equals("root") ? "1" : "0";
        };
    }

    /** All that can be converted, each result once, in order. */
    static List<Parameter> convertAll(List<Parameter> parameters, boolean toV2, boolean ignoreUnmappable) {
        List<Parameter> converted = new ArrayList<>();
        for (Parameter parameter : parameters) {
            Optional<List<Parameter>> counterparts = convert(parameter, parameters, toV2);
            if (counterparts.isPresent()) {
                for (Parameter counterpart : counterparts.get()) {
                    if (!converted.contains(counterpart)) {
                        converted.add(counterpart);
                    }
                }
            } else if (!ignoreUnmappable) {
                throw unmappable(parameter.name(), toV2);
            }
        }
        return converted;
    }

    static ToolException unmappable(String name, boolean toV2) {
        return new ToolException(
                Ecg.ECGNOVERSIONCONVERT,
                name + " has no counterpart in " + (toV2 ? "v2" : "v1") + ": " + Ecg.ECGNOVERSIONCONVERT.text()
                        + "; -i leaves out what has none");
    }
}
