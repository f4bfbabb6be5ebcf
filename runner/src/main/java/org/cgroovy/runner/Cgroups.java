package org.cgroovy.runner;

import java.util.List;
import java.util.Optional;
import org.cgroovy.cgroup.CgroupHost;
import org.cgroovy.cgroup.tree.Cgroup;
import org.cgroovy.cgroup.tree.CgroupFiles;
import org.cgroovy.cgroup.tree.Change;
import org.cgroovy.cgroup.tree.HierarchyStatus;

/** The cgroups that words act on: those of the host, or those that a script being explained would make. */
public interface Cgroups {
    /** Which hierarchies there are now. */
    CgroupHost host();

    CgroupFiles files();

    /** All hierarchies with their mounts and counts. */
    List<HierarchyStatus> hierarchies();

    /**
     * Does all of it, or nothing.
     *
     * @param purpose what it is for, in a few words: {@code "create pids:/demo"}
     * @throws KernelFailure when the kernel refuses a change; all earlier ones have then been undone
     */
    void apply(String purpose, List<Change> changes);

    /** What takes note of this thread's changes now. */
    Optional<Rollback> rollback();

    /** Takes note of all that is applied from now on, by this thread and those that it starts. */
    Rollback begin();

    /**
     * Waits for what the kernel tells of cgroups; the caller closes it. Empty where nothing happens, since it is only
     * explained.
     */
    Optional<CgroupEvents> events(List<Cgroup> cgroups);
}
