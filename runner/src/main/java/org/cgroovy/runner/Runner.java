package org.cgroovy.runner;

import java.util.List;
import org.cgroovy.plan.Plan;
import org.cgroovy.plan.Stdio;
import org.cgroovy.spec.ContainerSpec;

/** Turns container descriptions into running containers. */
public interface Runner extends AutoCloseable {
    /** What {@link #start} would do, without doing any of it. */
    Plan plan(ContainerSpec spec, Stdio stdio);

    /**
     * Starts a container.
     *
     * @throws KernelFailure when the kernel refuses a step; all earlier steps have then been undone
     */
    Container start(ContainerSpec spec, Stdio stdio);

    /** Starts a container and waits for its end, which an interrupt of the waiting thread brings about. */
    default Result run(ContainerSpec spec, Stdio stdio) {
        Container container = start(spec, stdio);
        try {
            return container.waitFor();
        } catch (RunnerException e) {
            if (Thread.interrupted()) {
                container.remove();
                Thread.currentThread().interrupt();
            }
            throw e;
        }
    }

    /** All containers of this host that this user may see, whoever started them. */
    List<ContainerStatus> list();

    /** The running container of that name, whoever started it. */
    Container find(String id);

    /** Removes what processes that died left behind; one line for each thing removed. */
    List<String> gc();

    /** Ends the containers that are not detached. */
    @Override
    void close();
}
