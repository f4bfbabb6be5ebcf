package org.cgroovy.runner;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cgroovy.cgroup.CgroupHost;
import org.cgroovy.cgroup.tree.Cgroup;
import org.cgroovy.cgroup.tree.CgroupFiles;
import org.cgroovy.cgroup.tree.Change;
import org.cgroovy.cgroup.tree.HierarchyStatus;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.PlainFiles;

/** The cgroups of this host, with the rights of this process. */
public final class HostCgroups implements Cgroups {
    private final Kernel kernel;
    private final Open open = new Open();

    /** The innermost rollback of each thread, and of the one that started it. */
    private static final class Open extends InheritableThreadLocal<Optional<HostRollback>> {
        @Override
        protected Optional<HostRollback> initialValue() {
            return Optional.empty();
        }
    }

    public HostCgroups(Kernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public CgroupHost host() {
        return CgroupHost.read();
    }

    @Override
    public CgroupFiles files() {
        return CgroupFiles.HOST;
    }

    @Override
    public List<HierarchyStatus> hierarchies() {
        return HierarchyStatus.all(host(), PlainFiles.read(Path.of("/proc/self/mountinfo")), files());
    }

    @Override
    public void apply(String purpose, List<Change> changes) {
        Optional<HostRollback> rollback = open.get();
        rollback.ifPresent(HostRollback::requireOpen);
        if (changes.isEmpty()) {
            return;
        }
        if (rollback.isPresent()) {
            Rollback.requireUndo(changes);
        }
        Undo undo = new ChangeExecution(kernel, rollback.isPresent()).run(changes);
        rollback.ifPresent(log -> log.did(1, undo));
    }

    @Override
    public Optional<Rollback> rollback() {
        return open.get().map(rollback -> rollback);
    }

    @Override
    public Rollback begin() {
        HostRollback rollback = new HostRollback(open.get());
        open.set(Optional.of(rollback));
        return new Ending(rollback);
    }

    /** Goes back to the rollback around it, when one has ended. */
    private final class Ending implements Rollback {
        private final HostRollback rollback;

        Ending(HostRollback rollback) {
            this.rollback = rollback;
        }

        @Override
        public void cover(List<Path> directories) {
            rollback.cover(directories);
        }

        @Override
        public void keep() {
            open.set(rollback.outer());
            rollback.keep();
        }

        @Override
        public Undone undo() {
            open.set(rollback.outer());
            return rollback.undo();
        }
    }

    @Override
    public Optional<CgroupEvents> events(List<Cgroup> cgroups) {
        return Optional.of(new CgroupEvents(kernel, cgroups));
    }
}
