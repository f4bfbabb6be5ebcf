package org.cgroovy.cgroup.view;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cgroovy.cgroup.KernelList;
import org.cgroovy.cgroup.tree.Cgroup;

/** On which CPUs its processes may run: where these get fewer, and whether all of them are in use. */
final class CpusetJudge implements Judge {
    private static final double ALL_BUSY = 0.9;
    private static final String CPUS = "cpuset.cpus";
    private static final String MEMS = "cpuset.mems";

    @Override
    public List<Verdict> judge(Line line, Scene scene) {
        List<Verdict> verdicts = new ArrayList<>();
        Optional<String> above = Optional.of(scene.onlineCpus()).filter(text -> !text.isEmpty());
        Optional<String> memsAbove = Optional.empty();
        for (Span span : line.spans()) {
            Optional<String> cpus = effective(span.after(), CPUS, "cpuset.cpus.effective", "cpuset.effective_cpus");
            Optional<String> mems = effective(span.after(), MEMS, "cpuset.mems.effective", "cpuset.effective_mems");
            if (isEmptied(mems, memsAbove)) {
                verdicts.add(empty(span.cgroup(), MEMS, "memory nodes", memsAbove.orElse("0")));
            }
            if (isEmptied(cpus, above)) {
                verdicts.add(empty(span.cgroup(), CPUS, "CPUs", above.orElse("0")));
            } else if (cpus.isPresent() && above.isPresent()) {
                narrowed(span, cpus.get(), above.get(), scene).ifPresent(verdicts::add);
            }
            above = cpus.or(() -> Optional.of(scene.onlineCpus()).filter(text -> !text.isEmpty()));
            memsAbove = mems;
        }
        return verdicts;
    }

    /** What it has; where no file says so, what it asks for. */
    private static Optional<String> effective(Moment moment, String asked, String v2, String v1) {
        return moment.text(v2).or(() -> moment.text(v1)).or(() -> moment.text(asked));
    }

    private static boolean isEmptied(Optional<String> here, Optional<String> above) {
        return here.filter(String::isEmpty).isPresent()
                && above.filter(text -> !text.isEmpty()).isPresent();
    }

    private static Verdict empty(Cgroup cgroup, String file, String what, String above) {
        return new Verdict(
                Verdict.Severity.NOW,
                cgroup,
                "cpuset",
                file,
                "no " + what,
                1,
                List.of("no process can join it: ENOSPC"),
                Remedy.set(cgroup, file, "'" + above + "'"));
    }

    private static Optional<Verdict> narrowed(Span span, String cpus, String above, Scene scene) {
        BitSet own = KernelList.parse(cpus);
        BitSet given = KernelList.parse(above);
        Optional<String> missed = missed(span.after().text(CPUS).orElse(""), own);
        if (own.cardinality() >= given.cardinality() && missed.isEmpty()) {
            return Optional.empty();
        }
        OptionalDouble busy = scene.cpus(span);
        double used = own.isEmpty() ? 1 : busy.orElse(0) / own.cardinality();
        List<String> evidence = new ArrayList<>();
        missed.ifPresent(evidence::add);
        busy.ifPresent(count -> evidence.add(Amounts.cpus(count) + " used"));
        span.after().waiting("a CPU", "cpu.pressure").ifPresent(evidence::add);
        return Optional.of(new Verdict(
                Verdict.Severity.of(used >= ALL_BUSY, false, used),
                span.cgroup(),
                "cpuset",
                CPUS,
                "CPUs " + cpus + " of " + above,
                used,
                evidence,
                Remedy.set(span.cgroup(), CPUS, "'" + above + "'")));
    }

    private static Optional<String> missed(String asked, BitSet own) {
        BitSet missing = KernelList.parse(asked);
        missing.andNot(own);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("asks for " + asked + ", of which some are offline or not given by the cgroup above");
    }
}
