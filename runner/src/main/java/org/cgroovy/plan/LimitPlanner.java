package org.cgroovy.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cgroovy.cgroup.CgroupMode;
import org.cgroovy.cgroup.GroupPlan;
import org.cgroovy.cgroup.GroupPlanner;
import org.cgroovy.cgroup.Hierarchy;
import org.cgroovy.cgroup.LimitException;
import org.cgroovy.cgroup.LimitParts;
import org.cgroovy.cgroup.Limits;

/** The cgroups of a container. Limits that are optional and cannot be had are left out, and named. */
final class LimitPlanner {
    /**
     * @param unheld words of the limits that were left out
     * @param notes why
     */
    record Limited(List<GroupPlan> groups, List<String> unheld, List<String> notes) {}

    private static final String DEVICES = "devices";

    private final HostFacts facts;
    private final GroupPlanner planner;

    LimitPlanner(HostFacts facts) {
        this.facts = facts;
        this.planner = new GroupPlanner(facts.cgroups(), facts.devices(), facts.controlFiles());
    }

    /** @throws LimitException when a limit cannot be set here and is not optional */
    Limited plan(String path, Limits limits) {
        if (!limits.optional() || limits.isEmpty()) {
            return new Limited(groups(path, limits), List.of(), List.of());
        }
        var unheld = new ArrayList<String>();
        var notes = new ArrayList<String>();
        Limits held = limits;
        for (Map.Entry<String, Limits> part : LimitParts.of(limits).entrySet()) {
            try {
                groups(path, part.getValue());
            } catch (LimitException e) {
                held = LimitParts.without(held, part.getKey());
                unheld.add(part.getKey());
                notes.add("the limit of " + part.getKey() + " does not hold: " + e.getMessage());
            }
        }
        return new Limited(groups(path, held), unheld, notes);
    }

    private List<GroupPlan> groups(String path, Limits limits) {
        if (facts.cgroups().mode() == CgroupMode.NONE && limits.isEmpty()) {
            return List.of();
        }
        boolean ruled = facts.isRoot() || facts.cgroups().controller(DEVICES).isPresent();
        if (!ruled && !limits.devices().isEmpty()) {
            throw new LimitException(
                    DEVICES,
                    "for device rules the kernel asks for root's rights: on v2 they are an eBPF program, on v1 a cgroup that"
                            + " is not delegated",
                    "leave them out, since a user's container can make no device nodes; or limits { optional true }");
        }
        try {
            return planner.plan(path, limits, accounts());
        } catch (LimitException e) {
            throw undelegated(e);
        }
    }

    /** Where systemd looks in v1 for what is whose. */
    private List<Hierarchy> accounts() {
        return facts.systemd().isPresent()
                ? facts.cgroups().named("systemd").stream().toList()
                : List.of();
    }

    List<GroupPlan> update(String path, Limits limits) {
        try {
            return planner.update(path, limits);
        } catch (LimitException e) {
            throw undelegated(e);
        }
    }

    /** What is not the user's looks to the planner as if it were not there at all. */
    private LimitException undelegated(LimitException e) {
        boolean his = facts.cgroups().controller(e.controller()).isPresent();
        return his
                ? e
                : facts.rootless()
                        .undelegated()
                        .map(why -> why.of(e.controller()))
                        .orElse(e);
    }
}
