package org.cgroovy.cgroup.view;

import java.util.ArrayList;
import java.util.List;

/**
 * The cgroup that is asked about with all above it, in one hierarchy.
 *
 * @param spans the root's first, the cgroup's own last
 */
public record Line(List<Span> spans) {
    public Line {
        spans = List.copyOf(spans);
    }

    /** From two looks at the same cgroups, each from the root down. */
    public static Line of(List<Moment> before, List<Moment> after) {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            spans.add(new Span(before.get(i), after.get(i)));
        }
        return new Line(spans);
    }

    /** The cgroup that is asked about. */
    Span subject() {
        return spans.get(spans.size() - 1);
    }

    boolean unified() {
        return subject().unified();
    }
}
