package org.cgroovy.cgroup.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * What lets a user make cgroups below one and move processes among them. The limits of the cgroup itself stay with their
 * owner: the user can divide what it has, not get more.
 *
 * @see "Linux cgroup-v2.rst, Delegation; cgroup-v1/cgroups.rst"
 */
public final class Delegation {
    private static final List<String> V2 =
            List.of("cgroup.procs", "cgroup.threads", "cgroup.subtree_control", "memory.oom.group");
    private static final List<String> V1 = List.of("cgroup.procs", "tasks");

    private Delegation() {}

    public static List<Change> of(List<Cgroup> cgroups, Owner owner, CgroupFiles files) {
        List<Change> changes = new ArrayList<>();
        for (Cgroup cgroup : cgroups) {
            changes.add(new Change.Own(cgroup.directory(), owner));
            List<String> there = files.files(cgroup.directory());
            for (String file : cgroup.hierarchy().unified() ? V2 : V1) {
                if (there.contains(file)) {
                    changes.add(new Change.Own(cgroup.file(file), owner));
                }
            }
        }
        return List.copyOf(changes);
    }
}
