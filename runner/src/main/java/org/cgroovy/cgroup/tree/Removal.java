package org.cgroovy.cgroup.tree;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cgroovy.cgroup.Occupant;
import org.cgroovy.cgroup.Occupants;

/** What removes cgroups. It is refused as a whole when the kernel would refuse a part. */
public final class Removal {
    private static final int MOST_NAMED = 5;

    /** What happens to the cgroups below. */
    public enum Children {
        /** There must be none. */
        NONE,
        /** They are removed too. */
        ALSO
    }

    private Removal() {}

    /**
     * None for a cgroup that is not there.
     *
     * @throws CgroupException when somebody is in it, or in one below; or when there is one below that must not go
     */
    public static List<Change> of(List<Cgroup> cgroups, Children children, CgroupFiles files) {
        List<Change> changes = new ArrayList<>();
        for (Cgroup cgroup : cgroups) {
            if (files.exists(cgroup)) {
                List<Cgroup> tree = new ArrayList<>(files.walk(cgroup));
                check(tree, children, files);
                Collections.reverse(tree);
                tree.forEach(each -> changes.add(new Change.Remove(each)));
            }
        }
        return List.copyOf(changes);
    }

    /** @param tree a cgroup, and those below it */
    private static void check(List<Cgroup> tree, Children children, CgroupFiles files) {
        Cgroup cgroup = tree.get(0);
        if (cgroup.isRoot()) {
            throw new CgroupException(cgroup + " is the root of its hierarchy, which cannot be removed");
        }
        List<String> below = files.directories(cgroup.directory());
        if (children == Children.NONE && !below.isEmpty()) {
            throw new CgroupException("cannot remove " + cgroup + ": it has the cgroup"
                    + (below.size() == 1 ? " " : "s ") + Some.of(below, MOST_NAMED)
                    + "; remove them first, or all of it with remove(recursive: true)");
        }
        for (Cgroup each : tree) {
            if (!files.processes(each).isEmpty() || !files.threads(each).isEmpty()) {
                throw new CgroupException("cannot remove " + cgroup + ": it still has " + occupants(cgroup, each, files)
                        + "; end them (kill()) or move them elsewhere (attach) first");
            }
        }
    }

    private static String occupants(Cgroup cgroup, Cgroup first, CgroupFiles files) {
        List<String> all = Occupants.of(cgroup.directory()).stream()
                .map(Occupant::toString)
                .toList();
        List<String> known = all.isEmpty()
                ? files.threads(first).stream().map(pid -> "pid " + pid).toList()
                : all;
        return Some.of(known, MOST_NAMED);
    }
}
