package org.cgroovy.runner.doctor;

import java.util.Optional;
import org.cgroovy.cgroup.GroupPlan;
import org.cgroovy.plan.Op;

/**
 * The rules of cgroup v2 that answer a bare EBUSY or EOPNOTSUPP.
 *
 * @see "Linux Documentation/admin-guide/cgroup-v2.rst, No Internal Process Constraint; Threads"
 */
final class Unified {
    private Unified() {}

    /** Controllers for the children while processes are in the cgroup itself. */
    static Optional<Advice> internalProcesses(Failure failure, Site site) {
        Cgroup cgroup = enabled(failure);
        String who = cgroup.ownProcesses();
        return who.isEmpty()
                ? Optional.empty()
                : Optional.of(new Advice(
                        who + " in " + cgroup
                                + ": a v2 cgroup whose children have controllers may have no processes of its own",
                        "move them into a cgroup below it first"));
    }

    static Optional<Advice> controllersInThreaded(Failure failure, Site site) {
        Cgroup cgroup = enabled(failure);
        return cgroup.read("cgroup.type")
                .filter(type -> !type.equals("domain"))
                .map(type -> new Advice(
                        "cgroup.type of " + cgroup + " is " + type
                                + ", where only controllers of threads can be enabled (cpu, cpuset, perf_event, pids)",
                        "use a cgroup of type domain; a threaded one cannot be turned back"));
    }

    /** ENOENT of the write: the parent does not hand the controller down. EINVAL: there is none of that name. */
    static Optional<Advice> notOffered(Failure failure, Site site) {
        Cgroup cgroup = enabled(failure);
        String controller = ((Op.EnableController) failure.op()).controller();
        return cgroup.read("cgroup.controllers")
                .filter(offered -> !(" " + offered + " ").contains(" " + controller + " "))
                .map(offered -> new Advice(
                        "cgroup.controllers of " + cgroup + " has " + (offered.isEmpty() ? "none" : offered)
                                + ", and not " + controller,
                        "enable it in cgroup.subtree_control of the cgroups above, from the top down"));
    }

    /** EINVAL of bpf: it does not know programs for devices. */
    static Optional<Advice> noDevicePrograms(Failure failure, Site site) {
        return Optional.of(new Advice(
                "v2 has device rules only by eBPF, and this kernel was built without CONFIG_CGROUP_BPF",
                "mount v1's devices controller: mount -t cgroup -o devices devices /sys/fs/cgroup/devices"));
    }

    private static Cgroup enabled(Failure failure) {
        return new Cgroup(Texts.parent(((Op.EnableController) failure.op()).file()));
    }

    /** EBUSY of clone: the new process may not be where controllers are handed down. */
    static Optional<Advice> bornWithControllers(Failure failure, Site site) {
        return group(failure)
                .flatMap(cgroup -> cgroup.read("cgroup.subtree_control")
                        .filter(controllers -> !controllers.isEmpty())
                        .map(controllers -> new Advice(
                                cgroup + " hands " + controllers
                                        + " down to its children, so it may have no processes of its own",
                                "empty its cgroup.subtree_control, or start the process in a cgroup below it")));
    }

    /** EOPNOTSUPP of clone: a cgroup below a threaded one takes no process until it is threaded too. */
    static Optional<Advice> bornThreaded(Failure failure, Site site) {
        return group(failure)
                .flatMap(cgroup -> cgroup.read("cgroup.type")
                        .filter(type -> !type.equals("domain"))
                        .map(type -> new Advice(
                                "cgroup.type of " + cgroup + " is " + type
                                        + cgroup.parent()
                                                .read("cgroup.type")
                                                .map(above -> ", below " + cgroup.parent() + ", which is " + above)
                                                .orElse("")
                                        + ": no process can start in there",
                                "use a parent of type domain; a threaded one cannot be turned back, so remove it")));
    }

    /** EAGAIN of clone or fork: pids.max, in this version or the other. */
    static Optional<Advice> noMorePids(Failure failure, Site site) {
        return failure.plan().stream()
                .flatMap(plan -> plan.cgroups().stream())
                .map(Cgroup::new)
                .filter(cgroup -> cgroup.number("pids.max").isPresent())
                .findFirst()
                .map(cgroup -> new Advice(
                        "pids.max of " + cgroup + " is "
                                + cgroup.read("pids.max").orElse(""),
                        "allow more processes: a container with init needs 2"));
    }

    private static Optional<Cgroup> group(Failure failure) {
        return failure.plan().stream()
                .flatMap(plan -> plan.groups().stream())
                .filter(group -> group.hierarchy().unified())
                .map(GroupPlan::directory)
                .map(Cgroup::new)
                .findFirst();
    }
}
