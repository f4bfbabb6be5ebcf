package org.cgroovy.runner;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.Signal;

/** Removes what processes that died left behind. */
final class Sweeper {
    private final RunnerParts parts;

    Sweeper(RunnerParts parts) {
        this.parts = parts;
    }

    /** One line for each thing that was removed. */
    List<String> sweep() {
        var removed = new ArrayList<String>();
        for (State state : parts.states().all()) {
            if (state.isAbandoned()) {
                remove(state);
                removed.add("container " + state.id() + ", left by process "
                        + state.owner().pid());
            }
        }
        parts.states().removeDeadDrafts().forEach(draft -> removed.add("half-made state " + draft));
        return removed;
    }

    void remove(State state) {
        state.init().filter(ProcessId::isAlive).ifPresent(this::kill);
        List<Path> cgroups = state.cgroups().stream().filter(Files::exists).toList();
        cgroups.forEach(parts.cgroups()::kill);
        cgroups.forEach(parts.cgroups()::remove);
        cgroups.forEach(cgroup -> parts.cgroups().removeParentIfEmpty(cgroup));
        parts.states().remove(state.id(), true);
    }

    private void kill(ProcessId process) {
        try {
            parts.kernel().kill(process.pid(), Signal.KILL.number());
        } catch (KernelException e) {
            // it ended by itself meanwhile
        }
    }
}
