package org.cgroovy.cgroup.view;

import java.util.ArrayList;
import java.util.List;

/** How deep the tree below a cgroup may be; who asks is as deep in it as it is below. v2 only. */
final class DepthJudge implements Judge {
    private static final String FILE = "cgroup.max.depth";

    @Override
    public List<Verdict> judge(Line line, Scene scene) {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < line.spans().size(); i++) {
            Span span = line.spans().get(i);
            long depth = line.spans().size() - 1L - i;
            span.after().number(FILE).ifPresent(most -> verdicts.add(verdict(span, depth, most, line)));
        }
        return verdicts;
    }

    private static Verdict verdict(Span span, long depth, long most, Line line) {
        boolean full = depth >= most;
        double used = most == 0 ? 1 : (double) depth / most;
        return new Verdict(
                Verdict.Severity.of(full, false, used),
                span.cgroup(),
                "cgroups",
                FILE,
                line.subject().cgroup().path() + " is " + depth + " of " + most + " levels below",
                used,
                full ? List.of("no cgroup can be made in it") : List.of(),
                Remedy.set(span.cgroup(), FILE, Long.toString(depth + 1)));
    }
}
