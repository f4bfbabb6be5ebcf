package org.cgroovy.runner;

import java.time.Instant;
import java.util.List;

/**
 * One row of {@code ps}.
 *
 * @param state running, paused, creating or dead (left by a process that died)
 * @param pid 0 while creating
 * @param ownerPid the cgroovy process that started it
 */
public record ContainerStatus(
        String id, String state, int pid, int ownerPid, boolean detached, Instant started, List<String> command) {
    public ContainerStatus {
        command = List.copyOf(command);
    }
}
