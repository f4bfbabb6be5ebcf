package org.cgroovy.cgroup.view;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Finds which limits are in the way, from two looks at the same cgroups a moment apart. Weights and shares are no limits:
 * they only say who goes first.
 *
 * <p>What the kernel does not tell is not guessed. No version counts I/O that {@code io.max} or {@code blkio.throttle} held
 * back, nor cgroups that were refused for {@code cgroup.max}: those can be hit now, but never were. v1 says nothing of what
 * other hierarchies hold: how busy the CPUs of a cpuset are is known only where cpuacct has the same path.
 */
public final class Verdicts {
    /** For people: what is first in each line. */
    public static final Map<Verdict.Severity, String> WORDS = Map.of(
            Verdict.Severity.NOW, "hit now",
            Verdict.Severity.BEFORE, "was hit",
            Verdict.Severity.TIGHT, "tight",
            Verdict.Severity.ROOM, "room");

    private static final List<Judge> JUDGES = List.of(
            new AmountJudge(), new CpuJudge(), new CpusetJudge(), new IoJudge(), new DepthJudge(), new FrozenJudge());

    private Verdicts() {}

    /** The worst first; of those alike, the one with the least room. */
    public static List<Verdict> of(Scene scene) {
        return scene.lines().stream()
                .flatMap(line -> JUDGES.stream().flatMap(judge -> judge.judge(line, scene).stream()))
                .sorted(Comparator.comparing(Verdict::severity)
                        .thenComparing(Comparator.comparingDouble(Verdict::used).reversed()))
                .toList();
    }
}
