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
        new ChangeExecution(kernel).run(changes);
    }

    @Override
    public Optional<CgroupEvents> events(List<Cgroup> cgroups) {
        return Optional.of(new CgroupEvents(kernel, cgroups));
    }
}
