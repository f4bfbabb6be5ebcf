package org.cgroovy.cgroup.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Finds which limits are in the way, from two looks at the same cgroups a moment apart. */
public final class Verdicts {
    private static final double TIGHT = 0.8;

    private final List<Verdict> found = new ArrayList<>();

    private Verdicts() {}

    /**
     * The worst first; of those alike, the one with the least room.
     *
     * @param before the cgroups of a process with all above them
     * @param after the same in the same order
     */
    public static List<Verdict> of(List<Reading> before, List<Reading> after) {
        Verdicts verdicts = new Verdicts();
        for (int i = 0; i < after.size(); i++) {
            verdicts.judge(before.get(i), after.get(i));
        }
        verdicts.found.sort(Comparator.comparing(Verdict::severity)
                .thenComparing(Comparator.comparingDouble(Verdict::used).reversed()));
        return List.copyOf(verdicts.found);
    }

    private void judge(Reading before, Reading after) {
        memory(before, after);
        pids(before, after);
        cpu(before, after);
        after.get(Measure.FROZEN)
                .ifPresent(frozen -> add(
                        Verdict.Severity.NOW,
                        after,
                        "freezer",
                        1,
                        "frozen: no process in it runs, not even to end",
                        code(after, "thaw()")));
    }

    private void memory(Reading before, Reading after) {
        OptionalLong limit = after.get(Measure.MEMORY_LIMIT_BYTES);
        if (limit.isPresent()) {
            double used = share(after, Measure.MEMORY_BYTES, limit.getAsLong());
            String finding = Amounts.bytes(after.get(Measure.MEMORY_BYTES).orElse(0)) + " of "
                    + Amounts.bytes(limit.getAsLong()) + " used"
                    + counted(before, after, Measure.MEMORY_LIMIT_HITS, "limit hit ", " times")
                    + counted(before, after, Measure.OOM_KILLS, "", " processes killed for it");
            boolean now = grew(before, after, Measure.MEMORY_LIMIT_HITS) || grew(before, after, Measure.OOM_KILLS);
            boolean ever = has(after, Measure.MEMORY_LIMIT_HITS) || has(after, Measure.OOM_KILLS);
            add(
                    severity(now, ever, used),
                    after,
                    "memory",
                    used,
                    finding,
                    code(after, "memory.max = " + doubled(limit.getAsLong())));
        }
        OptionalLong high = after.get(Measure.MEMORY_HIGH_BYTES);
        if (high.isPresent()) {
            double used = share(after, Measure.MEMORY_BYTES, high.getAsLong());
            String finding = Amounts.bytes(after.get(Measure.MEMORY_BYTES).orElse(0)) + " of memory.high "
                    + Amounts.bytes(high.getAsLong())
                    + counted(before, after, Measure.MEMORY_HIGH_HITS, "slowed down ", " times");
            add(
                    severity(grew(before, after, Measure.MEMORY_HIGH_HITS), has(after, Measure.MEMORY_HIGH_HITS), used),
                    after,
                    "memory",
                    used,
                    finding,
                    code(after, "memory.high = " + doubled(high.getAsLong())));
        }
    }

    private void pids(Reading before, Reading after) {
        OptionalLong limit = after.get(Measure.PIDS_LIMIT);
        if (limit.isEmpty()) {
            return;
        }
        double used = share(after, Measure.PIDS, limit.getAsLong());
        String finding = after.get(Measure.PIDS).orElse(0) + " of " + limit.getAsLong() + " processes and threads"
                + counted(before, after, Measure.PIDS_LIMIT_HITS, "", " forks refused");
        boolean now = grew(before, after, Measure.PIDS_LIMIT_HITS) || used >= 1;
        add(
                severity(now, has(after, Measure.PIDS_LIMIT_HITS), used),
                after,
                "pids",
                used,
                finding,
                code(after, "pids.max = " + Math.max(1, limit.getAsLong() * 2)));
    }

    private void cpu(Reading before, Reading after) {
        if (after.quotaCpus().isEmpty()) {
            return;
        }
        double cpus = after.quotaCpus().get();
        long periods = after.get(Measure.CPU_PERIODS).orElse(0);
        long throttled = after.get(Measure.THROTTLED_PERIODS).orElse(0);
        double used = periods == 0 ? 0 : (double) throttled / periods;
        String finding = "quota " + Amounts.cpus(cpus) + ", throttled in " + throttled + " of " + periods + " periods"
                + counted(before, after, Measure.THROTTLED_PERIODS, "", "");
        String waited = has(after, Measure.THROTTLED_NANOS)
                ? ", waited " + Amounts.time(after.get(Measure.THROTTLED_NANOS).orElse(0))
                : "";
        add(
                severity(grew(before, after, Measure.THROTTLED_PERIODS), has(after, Measure.THROTTLED_PERIODS), 0),
                after,
                "cpu",
                used,
                finding.replaceAll(", [0-9]+ \\(", " (") + waited,
                code(after, "cpu.max = " + Amounts.number(cpus * 200) + ".percent"));
    }

    private void add(
            Verdict.Severity severity, Reading at, String resource, double used, String finding, String remedy) {
        found.add(new Verdict(severity, at.cgroup(), resource, used, finding, remedy));
    }

    private static Verdict.Severity severity(boolean now, boolean ever, double used) {
        if (now) {
            return Verdict.Severity.NOW;
        }
        return ever ? Verdict.Severity.BEFORE : used >= TIGHT ? Verdict.Severity.TIGHT : Verdict.Severity.ROOM;
    }

    private static double share(Reading reading, Measure used, long limit) {
        return limit <= 0 ? 1 : (double) reading.get(used).orElse(0) / limit;
    }

    private static boolean has(Reading reading, Measure measure) {
        return reading.get(measure).orElse(0) > 0;
    }

    private static boolean grew(Reading before, Reading after, Measure measure) {
        return after.get(measure).orElse(0) > before.get(measure).orElse(Long.MAX_VALUE);
    }

    /** {@code ", 12 forks refused (3 just now)"}. */
    private static String counted(Reading before, Reading after, Measure measure, String prefix, String suffix) {
        long count = after.get(measure).orElse(0);
        if (count == 0) {
            return "";
        }
        long more = count - before.get(measure).orElse(count);
        return ", " + prefix + count + suffix + (more > 0 ? " (" + more + " just now)" : "");
    }

    private static String doubled(long bytes) {
        long mib = Math.max(1, bytes * 2 / (1 << 20));
        return mib + ".MiB";
    }

    private static String code(Reading reading, String words) {
        return "cgroup('" + reading.cgroup() + "')." + words;
    }

    /** For people: what is first in each line. */
    public static final Map<Verdict.Severity, String> WORDS = Map.of(
            Verdict.Severity.NOW, "hit now",
            Verdict.Severity.BEFORE, "was hit",
            Verdict.Severity.TIGHT, "tight",
            Verdict.Severity.ROOM, "room");
}
