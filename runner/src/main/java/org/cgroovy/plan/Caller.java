package org.cgroovy.plan;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Somebody who asks the runner for a container, as the kernel and the host's files know him.
 *
 * @param groups his supplementary groups
 * @param uids what {@code /etc/subuid} gives to him
 * @param gids what {@code /etc/subgid} gives to him
 * @param hardLimits his hard resource limits, by their names in lower case, -1 for unlimited
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
        Map<String, Long> hardLimits,
        Predicate<String> reads) {
    public Caller {
        groups = Set.copyOf(groups);
        hardLimits = Map.copyOf(hardLimits);
    }
}
