package org.cgroovy.cgroup;

import java.util.List;

/** Turns the limits it knows into file writes. No I/O, so its spec needs neither root nor a cgroup. */
public interface Controller {
    /** The kernel's name: {@code "memory"}, {@code "pids"}. */
    String name();

    /**
     * The writes for a new cgroup, in an order that the kernel accepts; none when no limit is for this controller.
     *
     * @throws LimitException when this version of the controller cannot express a limit
     */
    List<FileWrite> writes(Limits limits);

    /**
     * The writes for a cgroup that has values already. Overridden where the order, or a value, hangs on the present ones.
     *
     * @throws LimitException when this version of the controller cannot express a limit
     */
    default List<FileWrite> updates(Limits limits, PresentValues present) {
        return writes(limits);
    }
}
