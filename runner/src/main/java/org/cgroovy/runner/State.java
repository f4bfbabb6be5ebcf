package org.cgroovy.runner;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is noted of a container in its state directory.
 *
 * @param owner the process that started it
 * @param cgroups the cgroups it has or was about to get
 * @param init its first process, empty until it runs
 */
record State(
        String id,
        ProcessId owner,
        boolean detached,
        Instant started,
        List<Path> cgroups,
        List<String> command,
        Optional<ProcessId> init) {
    State {
        cgroups = List.copyOf(cgroups);
        command = List.copyOf(command);
    }

    /** Left by a process that died: nobody will end it any more. */
    boolean isAbandoned() {
        boolean ended = init.isPresent() && !init.get().isAlive();
        return !owner.isAlive() && (!detached || init.isEmpty() || ended);
    }
}
