package org.cgroovy.cgroup.view;

import java.util.List;

/** Who is frozen; of a cgroup that is so because one above it is, that one is told. */
final class FrozenJudge implements Judge {
    @Override
    public List<Verdict> judge(Line line, Scene scene) {
        return line.spans().stream()
                .filter(span -> isFrozen(span.after()))
                .map(span -> new Verdict(
                        Verdict.Severity.NOW,
                        span.cgroup(),
                        "freezer",
                        span.unified() ? "cgroup.freeze" : "freezer.state",
                        "frozen",
                        1,
                        List.of("no process in it runs, not even to end"),
                        Remedy.call(span.cgroup(), "thaw()")))
                .toList();
    }

    private static boolean isFrozen(Moment moment) {
        if (moment.cgroup().hierarchy().unified()) {
            return moment.number("cgroup.freeze").orElse(0) == 1;
        }
        return moment.text("freezer.self_freezing")
                .map(own -> own.equals("1"))
                .orElseGet(() -> moment.text("freezer.state")
                        .filter(state -> !state.equals("THAWED"))
                        .isPresent());
    }
}
