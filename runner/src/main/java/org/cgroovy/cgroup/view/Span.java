package org.cgroovy.cgroup.view;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.cgroovy.cgroup.tree.Cgroup;

/** One cgroup, looked at twice. */
public record Span(Moment before, Moment after) {
    /** Shorter than this says nothing of a rate. */
    private static final double SHORTEST_SECONDS = 0.01;

    Cgroup cgroup() {
        return after.cgroup();
    }

    boolean unified() {
        return cgroup().hierarchy().unified();
    }

    /** How much a number grew meanwhile; 0 when it is not there. */
    long growth(String file, String key) {
        OptionalLong now = after.count(file, key);
        return Math.max(0, now.orElse(0) - before.count(file, key).orElse(now.orElse(0)));
    }

    /** That in each second; empty when too little time has passed, or there is no such number. */
    OptionalDouble perSecond(String file, String key) {
        return after.count(file, key).isEmpty() ? OptionalDouble.empty() : perSecond(growth(file, key));
    }

    /** So much, in each second; empty when too little time has passed. */
    OptionalDouble perSecond(long growth) {
        double seconds = (after.nanos() - before.nanos()) / 1e9;
        return seconds < SHORTEST_SECONDS ? OptionalDouble.empty() : OptionalDouble.of(growth / seconds);
    }
}
