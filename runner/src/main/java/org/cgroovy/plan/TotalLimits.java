package org.cgroovy.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cgroovy.cgroup.FileWrite;
import org.cgroovy.cgroup.GroupPlan;
import org.cgroovy.cgroup.GroupPlanner;
import org.cgroovy.cgroup.Limits;

/**
 * What all containers of one user may have together: limits on the cgroup that theirs are in, which the kernel keeps. Each start
 * writes them anew, once its own cgroup holds that one: it comes and goes with the first container and the last.
 */
public final class TotalLimits {
    private static final String NOTE = "for all containers of this user together";

    private final List<GroupPlan> groups;

    public TotalLimits(HostFacts facts, Limits total) {
        this.groups = new GroupPlanner(facts.cgroups(), facts.devices(), facts.controlFiles())
                .plan(facts.cgroupRoot(), total);
    }

    /** The same plan within these limits. */
    public Plan within(Plan plan) {
        var ops = new ArrayList<Op>();
        for (Op op : plan.ops()) {
            ops.add(op);
            if (op instanceof Op.MakeCgroup made) {
                Path above = made.directory().resolve("..").normalize();
                groups.stream()
                        .filter(group -> group.directory().equals(above))
                        .forEach(group -> ops.addAll(writes(group)));
            }
        }
        return new Plan(plan.spec(), ops, plan.groups(), plan.unheld(), plan.notes());
    }

    private static List<Op> writes(GroupPlan group) {
        return group.writes().stream().map(write -> write(group, write)).toList();
    }

    private static Op write(GroupPlan group, FileWrite write) {
        return new Op.WriteControl(group.file(write), write.value(), NOTE);
    }
}
