package org.cgroovy.cgroup.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * A limit of an amount, with the files that tell of it.
 *
 * @param limit the file that holds it
 * @param use the file that says what is used, and the key in it
 * @param peak the file that says how much was used at most; empty where a counter is enough
 * @param refuses whether the next one is refused when all is used; else room is made, or nobody may ask
 * @param counters each with what older kernels have in its place, the best first
 */
record Budget(
        String resource, String limit, Use use, String peak, Unit unit, boolean refuses, List<List<Counter>> counters) {
    /** Where the use is. */
    record Use(String file, String key) {}

    /** What is limited, for people. */
    enum Unit {
        BYTES(""),
        TASKS(" processes and threads"),
        CGROUPS(" cgroups below");

        private final String words;

        Unit(String words) {
            this.words = words;
        }

        String text(long amount) {
            return this == BYTES ? Amounts.bytes(amount) : Long.toString(amount);
        }

        String words() {
            return words;
        }
    }

    private static final String REFUSED = "%d forks refused";
    private static final String HIT = "limit hit %d times";
    private static final String KILLED = "%d processes killed for it";

    private static final List<Budget> V1 = List.of(
            bytes("memory", "memory.limit_in_bytes", "memory.usage_in_bytes")
                    .peaking("memory.max_usage_in_bytes")
                    .with(Counter.atLimit("memory.failcnt", "", HIT))
                    .with(Counter.atAsker("memory.oom_control", "oom_kill", KILLED)),
            bytes("swap", "memory.memsw.limit_in_bytes", "memory.memsw.usage_in_bytes")
                    .peaking("memory.memsw.max_usage_in_bytes")
                    .with(Counter.atLimit("memory.memsw.failcnt", "", HIT)),
            bytes("tcp", "memory.kmem.tcp.limit_in_bytes", "memory.kmem.tcp.usage_in_bytes")
                    .with(Counter.atLimit("memory.kmem.tcp.failcnt", "", HIT)),
            refusing("pids", "pids.max", new Use("pids.current", ""), Unit.TASKS)
                    .with(Counter.atAsker("pids.events", "max", REFUSED)));
    private static final List<Budget> V2 = List.of(
            bytes("memory", "memory.max", "memory.current")
                    .with(
                            Counter.atLimit("memory.events.local", "max", HIT),
                            Counter.upward("memory.events", "max", HIT))
                    .with(Counter.atAsker("memory.events", "oom_kill", KILLED)),
            bytes("memory", "memory.high", "memory.current")
                    .with(
                            Counter.atLimit("memory.events.local", "high", "slowed down %d times"),
                            Counter.upward("memory.events", "high", "slowed down %d times")),
            bytes("swap", "memory.swap.max", "memory.swap.current")
                    .with(Counter.atAsker("memory.swap.events", "max", "swap refused %d times")),
            bytes("swap", "memory.swap.high", "memory.swap.current")
                    .with(Counter.upward("memory.swap.events", "high", "slowed down %d times")),
            refusing("pids", "pids.max", new Use("pids.current", ""), Unit.TASKS)
                    .with(
                            Counter.atLimit("pids.events.local", "max", REFUSED),
                            Counter.atAsker("pids.events", "max", REFUSED)),
            refusing("cgroups", "cgroup.max.descendants", new Use("cgroup.stat", "nr_descendants"), Unit.CGROUPS));

    private static Budget bytes(String resource, String limit, String use) {
        return new Budget(resource, limit, new Use(use, ""), "", Unit.BYTES, false, List.of());
    }

    private static Budget refusing(String resource, String limit, Use use, Unit unit) {
        return new Budget(resource, limit, use, "", unit, true, List.of());
    }

    private Budget with(Counter... alternatives) {
        List<List<Counter>> all = new ArrayList<>(counters);
        all.add(List.of(alternatives));
        return new Budget(resource, limit, use, peak, unit, refuses, all);
    }

    private Budget peaking(String file) {
        return new Budget(resource, limit, use, file, unit, refuses, counters);
    }

    /** Those that a line may have: the known ones, and one for each size of huge pages. */
    static List<Budget> of(Line line) {
        List<Budget> all = new ArrayList<>(line.unified() ? V2 : V1);
        String end = line.unified() ? ".max" : ".limit_in_bytes";
        line.subject().after().texts().keySet().stream()
                .filter(file -> file.startsWith(JudgedFiles.HUGE) && file.endsWith(end))
                .sorted()
                .forEach(file -> all.add(huge(file.substring(0, file.length() - end.length()), line.unified())));
        return all;
    }

    /** @param stem {@code "hugetlb.2MB"}, or {@code "hugetlb.2MB.rsvd"} for what is only reserved */
    private static Budget huge(String stem, boolean unified) {
        String size = stem.split("\\.", -1)[1];
        String words = "%d pages of " + size.toUpperCase(Locale.ROOT) + " refused";
        return unified
                ? bytes("hugetlb", stem + ".max", stem + ".current")
                        .with(Counter.atAsker(JudgedFiles.HUGE + size + ".events", "max", words))
                : bytes("hugetlb", stem + ".limit_in_bytes", stem + ".usage_in_bytes")
                        .peaking(stem + ".max_usage_in_bytes")
                        .with(Counter.atLimit(stem + ".failcnt", "", words));
    }

    static List<Budget> known() {
        List<Budget> all = new ArrayList<>(V1);
        all.addAll(V2);
        return all;
    }

    /** How much is left at a cgroup; empty when there is no limit. */
    OptionalLong room(Moment moment) {
        OptionalLong most = moment.number(limit);
        return most.isEmpty() ? most : OptionalLong.of(most.getAsLong() - used(moment));
    }

    /** Whether all was used once. A peak above the limit is older than the limit. */
    boolean wasFull(Moment moment) {
        return moment.number(limit).isPresent() && moment.number(limit).equals(moment.number(peak));
    }

    long used(Moment moment) {
        return moment.count(use.file(), use.key()).orElse(0);
    }
}
