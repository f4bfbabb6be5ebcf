package org.cgroovy.cgroup.tree;

import java.util.Comparator;
import java.util.List;

/** What moves processes and threads, and what stops and ends all of a cgroup. */
public final class Moving {
    private Moving() {}

    /** @throws CgroupException when one of the cgroups is not there */
    public static List<Change> of(List<Cgroup> cgroups, String id, Change.Move.Unit unit, CgroupFiles files) {
        cgroups.forEach(cgroup -> requireThere(cgroup, files));
        return cgroups.stream()
                .<Change>map(cgroup -> new Change.Move(cgroup, id, unit))
                .toList();
    }

    /** @throws CgroupException when none of the cgroups can freeze */
    public static List<Change> freeze(List<Cgroup> cgroups, CgroupFiles files) {
        return List.of(new Change.Freeze(freezer(cgroups, files)));
    }

    public static List<Change> thaw(List<Cgroup> cgroups, CgroupFiles files) {
        return List.of(new Change.Thaw(freezer(cgroups, files)));
    }

    /** The one of the cgroups that stops processes: that of v2, else that of v1's freezer. */
    public static Cgroup freezer(List<Cgroup> cgroups, CgroupFiles files) {
        return cgroups.stream()
                .filter(cgroup -> cgroup.hierarchy().unified() && !cgroup.isRoot())
                .findFirst()
                .or(() -> cgroups.stream()
                        .filter(cgroup -> cgroup.hierarchy().controllers().contains("freezer") && !cgroup.isRoot())
                        .findFirst())
                .filter(files::exists)
                .orElseThrow(() -> new CgroupException(cgroups
                        + " cannot be frozen: only a cgroup of v2 and one of v1's freezer can, and no root; write"
                        + " cgroup('freezer:/…') or cgroup('unified:/…')"));
    }

    /**
     * @param self in which cgroups this process is
     * @throws CgroupException for a root, and when this process is among those that would be killed
     */
    public static List<Change> kill(List<Cgroup> cgroups, List<Cgroup> self, CgroupFiles files) {
        for (Cgroup cgroup : cgroups) {
            requireThere(cgroup, files);
            boolean mine =
                    self.stream().flatMap(each -> each.lineage().stream()).anyMatch(cgroup::equals);
            if (cgroup.isRoot() || mine) {
                throw new CgroupException(
                        "kill() would end this process too, which is in " + cgroup + " or below; choose a smaller one");
            }
        }
        // First where they can be thawed: a frozen v1 process does not hear even SIGKILL.
        return cgroups.stream()
                .sorted(Comparator.comparing(
                        cgroup -> !cgroup.hierarchy().controllers().contains("freezer")))
                .<Change>map(Change.Kill::new)
                .toList();
    }

    /** @throws CgroupException when a cgroup is not there */
    public static void requireThere(Cgroup cgroup, CgroupFiles files) {
        if (!files.exists(cgroup)) {
            throw new CgroupException(cgroup + " does not exist; create() makes it");
        }
    }
}
