package org.cgroovy.runner;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.cgroovy.cgroup.CgroupHost;
import org.cgroovy.cgroup.CgroupMode;
import org.cgroovy.cgroup.Hierarchy;
import org.cgroovy.cgroup.tree.Cgroup;
import org.cgroovy.cgroup.tree.CgroupFiles;
import org.cgroovy.cgroup.tree.Change;
import org.cgroovy.cgroup.tree.HierarchyStatus;
import org.cgroovy.cgroup.tree.PlannedFiles;

/** Cgroups that only look as if they were changed: what a script would do is shown, and it goes on as if it were done. */
public final class PlannedCgroups implements Cgroups {
    private final Cgroups real;
    private final PlannedFiles files;
    private final BiConsumer<String, List<Change>> reader;
    private final List<Hierarchy> mounted = new ArrayList<>();
    private final Deque<Rollback> rollbacks = new ArrayDeque<>();

    /** @param reader gets what would be done: the purpose and the changes */
    public PlannedCgroups(Cgroups real, BiConsumer<String, List<Change>> reader) {
        this.real = real;
        this.files = new PlannedFiles(real.files());
        this.reader = reader;
    }

    @Override
    public CgroupHost host() {
        CgroupHost host = real.host();
        if (mounted.isEmpty()) {
            return host;
        }
        List<Hierarchy> all = new ArrayList<>(host.hierarchies());
        all.addAll(mounted);
        return new CgroupHost(host.mode() == CgroupMode.NONE ? CgroupMode.LEGACY : host.mode(), all, host.known());
    }

    @Override
    public CgroupFiles files() {
        return files;
    }

    @Override
    public List<HierarchyStatus> hierarchies() {
        List<HierarchyStatus> all = new ArrayList<>(real.hierarchies());
        mounted.forEach(hierarchy -> all.add(new HierarchyStatus(hierarchy, List.of(hierarchy.mount()), 1)));
        return all;
    }

    @Override
    public void apply(String purpose, List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        if (!rollbacks.isEmpty()) {
            Rollback.requireUndo(changes);
        }
        reader.accept(purpose, changes);
        for (Change change : changes) {
            files.apply(change);
            if (change instanceof Change.Mount mount) {
                mounted.add(mount.mount().hierarchy());
            } else if (change instanceof Change.Unmount unmount) {
                mounted.removeIf(hierarchy -> hierarchy.mount().equals(unmount.directory()));
            }
        }
    }

    @Override
    public Optional<Rollback> rollback() {
        return Optional.ofNullable(rollbacks.peek());
    }

    @Override
    public Rollback begin() {
        Rollback rollback = new Forgetting(files.remember(), List.copyOf(mounted));
        rollbacks.push(rollback);
        return rollback;
    }

    /** What was only explained is undone by looking as before. */
    private final class Forgetting implements Rollback {
        private final Runnable before;
        private final List<Hierarchy> mountedBefore;

        Forgetting(Runnable before, List<Hierarchy> mountedBefore) {
            this.before = before;
            this.mountedBefore = mountedBefore;
        }

        @Override
        public void cover(List<Path> directories) {
            // Nobody changes anything.
        }

        @Override
        public void keep() {
            rollbacks.remove(this);
        }

        @Override
        public Undone undo() {
            rollbacks.remove(this);
            before.run();
            mounted.clear();
            mounted.addAll(mountedBefore);
            return new Undone(0, List.of(), List.of());
        }
    }

    @Override
    public Optional<CgroupEvents> events(List<Cgroup> cgroups) {
        return Optional.empty();
    }
}
