package org.cgroovy.cgroup;

import java.util.List;

/** Turns limits into cgroups and the writes to their control files, for one host. */
public final class GroupPlanner {
    private final CgroupHost host;
    private final DeviceNumbers numbers;
    private final ControlFiles files;

    /** A planner that reads what it must know of existing cgroups from this host. */
    public GroupPlanner(CgroupHost host, DeviceNumbers numbers) {
        this(host, numbers, ControlFiles.HOST);
    }

    /** A pure planner. */
    public GroupPlanner(CgroupHost host, DeviceNumbers numbers, ControlFiles files) {
        this.host = host;
        this.numbers = numbers;
        this.files = files;
    }

    /**
     * The cgroups of a new container, one a hierarchy, the unified one last.
     *
     * @throws LimitException when this host cannot set a limit
     */
    public List<GroupPlan> plan(String path, Limits limits) {
        throw new UnsupportedOperationException("not yet" + host + numbers + files + path + limits);
    }

    /**
     * The writes that change the limits of a running container, in an order that the kernel accepts.
     *
     * @throws LimitException when this host cannot set a limit, or the container has not joined the controller
     */
    public List<GroupPlan> update(String path, Limits limits) {
        return plan(path, limits);
    }
}
