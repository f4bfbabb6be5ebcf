package org.cgroovy.runner;

import java.util.Optional;
import org.cgroovy.linux.Errno;
import org.cgroovy.linux.KernelException;
import org.cgroovy.plan.Plan;
import org.cgroovy.spec.ContainerSpec;

/** Takes the name of a container; one that was left by a process that died is cleared away first. */
final class Claims {
    private final RunnerParts parts;

    Claims(RunnerParts parts) {
        this.parts = parts;
    }

    /** Gives the open note. */
    int claim(Plan plan) {
        try {
            return tryClaim(plan);
        } catch (KernelException e) {
            if (e.errno() != Errno.EEXIST || !clear(plan.spec().id())) {
                throw e;
            }
            return tryClaim(plan);
        }
    }

    private int tryClaim(Plan plan) {
        ContainerSpec spec = plan.spec();
        return parts.states()
                .claim(spec.id(), spec.detach(), plan.cgroups(), spec.process().args());
    }

    private boolean clear(String id) {
        Optional<State> holder = parts.states().read(id);
        boolean abandoned = holder.isPresent() && holder.get().isAbandoned();
        if (abandoned) {
            new Sweeper(parts).remove(holder.get());
        }
        return abandoned;
    }
}
