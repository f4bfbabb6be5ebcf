package org.cgroovy.runner.doctor;

import java.util.Optional;

/**
 * Why a process cannot be moved into a cgroup.
 *
 * @see "Linux kernel/cgroup/cgroup.c, cgroup_attach_permissions; cgroup-v2.rst, Delegation Containment"
 */
final class Joining {
    private Joining() {}

    static Optional<Advice> noProcess(Failure failure, Site site) {
        ControlWrite write = ControlWrite.of(failure);
        String what = write.name().equals("cgroup.procs") ? "process " : "thread ";
        return Optional.of(new Advice(
                "there is no " + what + write.value() + ", or it has just ended",
                write.name().equals("cgroup.threads") ? "a thread can only move where its process may be" : ""));
    }

    static Optional<Advice> emptyCpuset(Failure failure, Site site) {
        return Cpusets.emptyFile(ControlWrite.of(failure).cgroup());
    }

    static Optional<Advice> handsDown(Failure failure, Site site) {
        Cgroup cgroup = ControlWrite.of(failure).cgroup();
        return cgroup.read("cgroup.subtree_control")
                .filter(controllers -> !controllers.isEmpty())
                .map(controllers -> new Advice(
                        cgroup + " hands " + controllers
                                + " down to its children, so it may have no processes of its own",
                        "attach it to a cgroup below, or empty cgroup.subtree_control"));
    }

    static Optional<Advice> invalidDomain(Failure failure, Site site) {
        Cgroup cgroup = ControlWrite.of(failure).cgroup();
        return cgroup.read("cgroup.type")
                .map(type -> new Advice(
                        "cgroup.type of " + cgroup + " is " + type + ": a single thread goes into a threaded cgroup, a "
                                + "process into a domain",
                        type.equals("domain")
                                ? "attach the whole process, or write threaded into cgroup.type first"
                                : "write threaded into its cgroup.type first"));
    }

    static Optional<Advice> kernelThread(Failure failure, Site site) {
        String pid = ControlWrite.of(failure).value();
        return site.read(pid + "/cmdline")
                .filter(String::isEmpty)
                .map(none -> new Advice(
                        "process " + pid + " has no program: it is a thread of the kernel, or has ended", "leave it"));
    }

    static Optional<Advice> forbidden(Failure failure, Site site) {
        ControlWrite write = ControlWrite.of(failure);
        String uid = site.field("self/status", "Uid:").orElse("?").split("\\s+")[0];
        return Optional.of(new Advice(
                "user " + uid + " may move process " + site.process(pid(write)) + " only when it may write "
                        + write.name() + " here, in the cgroup that it comes from (v1: or owns the process), and in "
                        + "the lowest one above both (v2)",
                "run as root, or let somebody move it"));
    }

    private static int pid(ControlWrite write) {
        return write.value().matches("\\d{1,9}") ? Integer.parseInt(write.value()) : 0;
    }
}
