package org.cgroovy.dsl;

import java.util.ArrayList;
import java.util.List;
import org.cgroovy.cgroup.tree.Cgroup;
import org.cgroovy.cgroup.tree.Change;
import org.cgroovy.cgroup.tree.Owner;
import org.cgroovy.cgroup.tree.Users;
import org.jspecify.annotations.Nullable;

/** Who owns cgroups, and who may do what. */
final class Ownership {
    private Ownership() {}

    /** {@code 'nobody'}, {@code 'nobody:nogroup'}, {@code 1000} or {@code '1000:1000'}. */
    static Owner owner(String word, @Nullable Object user) {
        if (user instanceof Owner owner) {
            return owner;
        }
        return Users.host().owner(user instanceof Number ? "" + Values.wholeInt(word, user) : Values.text(word, user));
    }

    /** The directories with all their files. */
    static List<Change> of(List<Cgroup> cgroups, Owner owner) {
        List<Change> changes = new ArrayList<>();
        for (Cgroup cgroup : cgroups) {
            changes.add(new Change.Own(cgroup.directory(), owner));
            changes.add(new Change.OwnFiles(cgroup, owner));
        }
        return changes;
    }

    /** The directories alone. */
    static List<Change> of(List<Cgroup> cgroups, int mode) {
        return cgroups.stream()
                .<Change>map(cgroup -> new Change.Permit(cgroup.directory(), mode))
                .toList();
    }
}
