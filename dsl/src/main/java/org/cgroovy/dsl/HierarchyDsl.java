package org.cgroovy.dsl;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgroovy.cgroup.tree.HierarchyMount;
import org.cgroovy.cgroup.tree.Mounting;
import org.cgroovy.runner.Cgroups;
import org.jspecify.annotations.Nullable;

/** The block {@code hierarchy('demo') { }}: what is mounted, and where. */
public final class HierarchyDsl extends Block {
    private final String name;
    private final List<String> controllers = new ArrayList<>();
    private boolean named;
    private boolean unified;
    private @Nullable Path directory;

    HierarchyDsl(String name) {
        super("hierarchy");
        this.name = name;
    }

    /** It carries the name that stands before the block; without controllers it only groups processes. */
    public HierarchyDsl named() {
        named = true;
        return this;
    }

    /** For {@code named} without parentheses. */
    public HierarchyDsl getNamed() {
        return named();
    }

    /** The one of cgroup v2. */
    public HierarchyDsl unified() {
        unified = true;
        return this;
    }

    /** For {@code unified} without parentheses. */
    public HierarchyDsl getUnified() {
        return unified();
    }

    /** Controllers of v1 that no other hierarchy has: {@code controllers 'net_cls', 'net_prio'}. */
    public HierarchyDsl controllers(Object... names) {
        controllers.addAll(Values.texts("controllers", names));
        return this;
    }

    /** Where it is mounted; a directory that is missing is made. */
    public HierarchyDsl at(Object path) {
        directory = Path.of(Values.hostPath("at", path));
        return this;
    }

    MountedHierarchy mount(Session session) {
        if (directory == null) {
            throw new WordException("hierarchy " + name + " has no place: write at '/tmp/" + name + "'");
        }
        if (unified ? named || !controllers.isEmpty() : !named && controllers.isEmpty()) {
            throw new WordException("hierarchy " + name
                    + " is named, has controllers, or is unified: write named, controllers 'net_cls', or unified");
        }
        HierarchyMount mount =
                new HierarchyMount(directory, unified, named ? Optional.of(name) : Optional.empty(), controllers);
        Cgroups cgroups = session.cgroups();
        cgroups.apply("mount hierarchy " + name, Mounting.mount(mount, cgroups.host(), cgroups.files()));
        return new MountedHierarchy(cgroups, mount.hierarchy());
    }
}
