package org.cgroovy.cgroup;

import java.util.List;
import java.util.Optional;
import org.cgroovy.cgroup.v1.BlkIo;
import org.cgroovy.cgroup.v1.Devices;
import org.cgroovy.cgroup.v2.DeviceProgram;
import org.cgroovy.cgroup.v2.Io;

/** Turns limits into cgroups and the writes to their control files, for one host. */
public final class GroupPlanner {
    /** One kind of limit: the controller for it in each version. */
    private record Kind(Controller v1, Controller v2) {}

    private static final String FREEZER = "freezer";

    private final CgroupHost host;
    private final ControlFiles files;
    private final Absence absence;
    private final Controller devices = new Devices();
    private final List<Kind> kinds;

    /** A planner that reads what it must know of existing cgroups from this host. */
    public GroupPlanner(CgroupHost host, DeviceNumbers numbers) {
        this(host, numbers, ControlFiles.HOST);
    }

    /** A pure planner. */
    public GroupPlanner(CgroupHost host, DeviceNumbers numbers, ControlFiles files) {
        this.host = host;
        this.files = files;
        this.absence = new Absence(host);
        this.kinds = List.of(
                new Kind(new org.cgroovy.cgroup.v1.Cpu(), new org.cgroovy.cgroup.v2.Cpu()),
                new Kind(new org.cgroovy.cgroup.v1.CpuSet(), new org.cgroovy.cgroup.v2.CpuSet()),
                new Kind(new org.cgroovy.cgroup.v1.Memory(), new org.cgroovy.cgroup.v2.Memory()),
                new Kind(new org.cgroovy.cgroup.v1.Pids(), new org.cgroovy.cgroup.v2.Pids()),
                new Kind(new BlkIo(numbers), new Io(numbers)),
                new Kind(new org.cgroovy.cgroup.v1.HugeTlb(), new org.cgroovy.cgroup.v2.HugeTlb()));
    }

    /**
     * The cgroups of a new container: one for each hierarchy that a limit needs, and the one that can freeze and kill. They
     * come in the order of cpu, cpuset, memory, pids, blkio, hugetlb, devices, freezer, with the unified one last.
     *
     * @throws LimitException when this host cannot set a limit
     */
    public List<GroupPlan> plan(String path, Limits limits) {
        return plan(path, limits, List.of());
    }

    /**
     * The same, and a cgroup in each of these hierarchies, limits or not.
     *
     * @throws LimitException when this host cannot set a limit
     */
    public List<GroupPlan> plan(String path, Limits limits, List<Hierarchy> also) {
        Drafts drafts = new Drafts(path);
        for (Kind kind : kinds) {
            choose(kind, limits)
                    .ifPresent(chosen -> drafts.add(chosen.in, chosen.controller, chosen.controller.writes(limits)));
        }
        addDevices(limits, drafts);
        addSettings(limits, drafts);
        host.unified().or(() -> host.controller(FREEZER)).ifPresent(drafts::join);
        also.forEach(drafts::join);
        new CpuSetInheritance(files).complete(drafts);
        SwapAccounting.check(host, limits, files);
        return drafts.plans();
    }

    /**
     * The writes that change the limits of a running container, in an order that the kernel accepts.
     *
     * @throws LimitException when this host cannot set a limit, or the container has no cgroup for it
     */
    public List<GroupPlan> update(String path, Limits limits) {
        Drafts drafts = new Drafts(path);
        for (Kind kind : kinds) {
            choose(kind, limits).ifPresent(chosen -> {
                PresentValues present =
                        file -> files.read(chosen.in.directory(path).resolve(file));
                drafts.add(chosen.in, chosen.controller, chosen.controller.updates(limits, present));
            });
        }
        addDevices(limits, drafts);
        addSettings(limits, drafts);
        SwapAccounting.check(host, limits, files);
        List<GroupPlan> plans = drafts.plans();
        plans.forEach(this::requireJoined);
        return plans;
    }

    private record Chosen(Hierarchy in, Controller controller) {}

    /** The version that this host has; empty when no limit asks for it. */
    private Optional<Chosen> choose(Kind kind, Limits limits) {
        Optional<Hierarchy> v1 = host.controller(kind.v1.name()).filter(in -> !in.unified());
        if (v1.isPresent()) {
            return Optional.of(new Chosen(v1.get(), kind.v1));
        }
        // v2 can express every limit, so its writes tell whether one is asked for.
        if (kind.v2.writes(limits).isEmpty()) {
            return Optional.empty();
        }
        Hierarchy v2 = host.controller(kind.v2.name())
                .orElseThrow(() -> absence.of(host.unified().isPresent() ? kind.v2.name() : kind.v1.name()));
        return Optional.of(new Chosen(v2, kind.v2));
    }

    private void addDevices(Limits limits, Drafts drafts) {
        if (limits.devices().isEmpty()) {
            return;
        }
        Optional<Hierarchy> v1 = host.controller(devices.name());
        if (v1.isPresent()) {
            drafts.add(v1.get(), devices, devices.writes(limits));
            return;
        }
        Hierarchy unified = host.unified().orElseThrow(() -> absence.of(devices.name()));
        drafts.guard(unified, DeviceProgram.of(limits.devices()));
    }

    private void addSettings(Limits limits, Drafts drafts) {
        Settings settings = new Settings(host, absence);
        for (Setting setting : limits.settings()) {
            settings.add(setting, drafts);
        }
    }

    private void requireJoined(GroupPlan plan) {
        // Both are in every cgroup but the root of v2, where no container is.
        String file = plan.hierarchy().unified() ? "cgroup.events" : "notify_on_release";
        if (files.read(plan.directory().resolve(file)).isEmpty()) {
            throw new LimitException(
                    plan.hierarchy().label(),
                    plan.path() + " has no cgroup in the " + plan.hierarchy().label() + " hierarchy",
                    "a container joins it only when it is started with a limit there");
        }
    }
}
