package org.cgroovy.cgroup.tree;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cgroovy.cgroup.FileWrite;
import org.cgroovy.cgroup.LimitException;

/**
 * What makes cgroups: their parents too, v2's controllers handed down from the root, and a v1 cpuset filled, which is empty
 * when it is new and then takes no process.
 */
public final class Making {
    private static final List<String> CPUSET = List.of("cpuset.cpus", "cpuset.mems");

    private final CgroupFiles files;
    private final List<Change> changes = new ArrayList<>();
    private final Set<Cgroup> made = new HashSet<>();

    private Making(CgroupFiles files) {
        this.files = files;
    }

    /** None for what is there already. */
    public static List<Change> of(List<CgroupAddress.Member> members, CgroupFiles files) {
        Making making = new Making(files);
        members.forEach(member -> making.make(member.cgroup()));
        members.forEach(making::enable);
        return List.copyOf(making.changes);
    }

    private void make(Cgroup cgroup) {
        for (Cgroup at : cgroup.lineage()) {
            if (!at.isRoot() && !files.exists(at) && made.add(at)) {
                changes.add(new Change.Make(at));
                fill(at);
            }
        }
    }

    private void fill(Cgroup cgroup) {
        if (cgroup.hierarchy().unified() || !cgroup.hierarchy().controllers().contains("cpuset")) {
            return;
        }
        for (String file : CPUSET) {
            Cgroup from = cgroup;
            String value = "";
            while (value.isEmpty() && !from.isRoot()) {
                from = from.parent().orElse(from);
                value = files.read(from, file).orElse("");
            }
            if (!value.isEmpty()) {
                changes.add(new Change.Write(cgroup, new FileWrite(file, value, "inherited from " + from.path())));
            }
        }
    }

    /** A controller is there for a cgroup when all above it, the root included, hand it down. */
    private void enable(CgroupAddress.Member member) {
        if (!member.cgroup().hierarchy().unified()) {
            return;
        }
        List<Cgroup> line = member.cgroup().lineage();
        for (String controller : member.asked()) {
            if (!member.cgroup().hierarchy().controllers().contains(controller)) {
                throw new LimitException(controller, controller + " is not in the hierarchy of cgroup v2", "");
            }
            for (Cgroup above : line.subList(0, line.size() - 1)) {
                boolean has = files.read(above, "cgroup.subtree_control")
                        .filter(text -> List.of(text.split(" ")).contains(controller))
                        .isPresent();
                Change.Enable enable = new Change.Enable(above, controller);
                if (!has && !changes.contains(enable)) {
                    changes.add(enable);
                }
            }
        }
    }
}
