package org.cgroovy.plan;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.cgroovy.spec.Rlimit;

/**
 * Somebody who asks the runner for a container, as the kernel and the host's files know him.
 *
 * @param groups his supplementary groups
 * @param uids what {@code /etc/subuid} gives to him
 * @param gids what {@code /etc/subgid} gives to him
 * @param rlimits his resource limits, as far as the runner can give them: all there are
 * @param reads whether he can open a path for reading, tried with his rights; what was opened so is what has to be used
 *     then, since the path may lead elsewhere a moment later
 */
public record Caller(
        String user,
        int uid,
        int gid,
        Set<Integer> groups,
        Subordinates uids,
        Subordinates gids,
        List<Rlimit> rlimits,
        Predicate<String> reads) {
    public Caller {
        groups = Set.copyOf(groups);
        rlimits = List.copyOf(rlimits);
    }
}
