package org.cgroovy.dsl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cgroovy.cgroup.tree.CgroupAddress;
import org.cgroovy.cgroup.tree.Change;
import org.cgroovy.runner.Cgroups;
import org.cgroovy.runner.PlannedCgroups;

/** Makes the objects behind {@code cgroup(…)}. */
final class Groups {
    private Groups() {}

    static ControlGroup of(Session session, Object address) {
        return new ControlGroup(session.cgroups(), CgroupAddress.parse(Values.text("cgroup", address)));
    }

    /** All that the block says is planned first, each step on what those before it would leave; then it is done at once. */
    static ControlGroup make(Session session, Object address, Consumer<CgroupDsl> words) {
        ControlGroup group = of(session, address);
        CgroupDsl block = new CgroupDsl();
        words.accept(block);
        Cgroups real = session.cgroups();
        List<Change> all = new ArrayList<>();
        PlannedCgroups planned = new PlannedCgroups(real, (purpose, changes) -> all.addAll(changes));
        block.say(new ControlGroup(planned, CgroupAddress.parse(group.toString())));
        real.apply("make " + group, all);
        return group;
    }
}
