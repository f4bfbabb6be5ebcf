package org.cgroovy.cgroup.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cgroovy.cgroup.tree.ControlText;

/** The quota of CPU time. */
final class CpuJudge implements Judge {
    private static final String STAT = "cpu.stat";

    @Override
    public List<Verdict> judge(Line line, Scene scene) {
        return line.spans().stream()
                .flatMap(span -> quota(span.after()).map(cpus -> verdict(span, cpus, scene.cpus(span))).stream())
                .toList();
    }

    /** In CPUs. */
    private static Optional<Double> quota(Moment moment) {
        if (moment.cgroup().hierarchy().unified()) {
            return moment.text("cpu.max")
                    .map(ControlText.CpuMax::parse)
                    .filter(max -> max.quotaMicros() >= 0)
                    .map(max -> (double) max.quotaMicros() / max.periodMicros());
        }
        long quota = moment.number("cpu.cfs_quota_us").orElse(-1);
        long period = moment.number("cpu.cfs_period_us").orElse(0);
        return quota < 0 || period <= 0 ? Optional.empty() : Optional.of((double) quota / period);
    }

    private static Verdict verdict(Span span, double cpus, OptionalDouble used) {
        long periods = span.after().count(STAT, "nr_periods").orElse(0);
        long throttled = span.after().count(STAT, "nr_throttled").orElse(0);
        long justNow = span.growth(STAT, "nr_throttled");
        List<String> evidence = new ArrayList<>();
        if (throttled > 0) {
            String more = justNow > 0 ? ", " + justNow + " just now" : "";
            evidence.add("throttled in " + throttled + " of " + periods + " periods (" + STAT + more + ")");
            evidence.add("waited " + Amounts.time(waitedNanos(span)));
        }
        return new Verdict(
                Verdict.Severity.of(justNow > 0, throttled > 0, 0),
                span.cgroup(),
                "cpu",
                span.unified() ? "cpu.max" : "cpu.cfs_quota_us",
                used.isEmpty()
                        ? "quota of " + Amounts.cpus(cpus)
                        : Amounts.number(used.getAsDouble() * 100) + " of " + Amounts.cpus(cpus) + " used",
                periods == 0 ? 0 : (double) throttled / periods,
                evidence,
                Remedy.set(span.cgroup(), "cpu.max", Amounts.number(cpus * 200) + ".percent"));
    }

    private static long waitedNanos(Span span) {
        return span.unified()
                ? span.after().count(STAT, "throttled_usec").orElse(0) * 1000
                : span.after().count(STAT, "throttled_time").orElse(0);
    }
}
