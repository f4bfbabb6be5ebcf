package org.cgroovy.runner.doctor;

import java.util.Locale;
import java.util.Optional;
import org.cgroovy.linux.Errno;
import org.cgroovy.linux.Namespace;
import org.cgroovy.plan.Plan;

/** Namespaces that cannot be made. */
final class Isolation {
    private static final String UNLIMITED = "15000";

    private Isolation() {}

    /** ENOSPC: a limit on namespaces. EUSERS is that of older kernels. */
    static Optional<Advice> noMore(Failure failure, Site site) {
        for (Namespace namespace : Namespace.values()) {
            String sysctl = "user.max_" + sysctlWord(namespace) + "_namespaces";
            boolean none = site.read("sys/" + sysctl.replace('.', '/'))
                    .filter("0"::equals)
                    .isPresent();
            if (none && isFresh(failure, namespace)) {
                return Optional.of(new Advice(
                        sysctl + " is 0: " + namespace.word() + " namespaces are disabled on this host",
                        "sysctl -w " + sysctl + "=" + UNLIMITED));
            }
        }
        return Optional.of(new Advice(
                "a limit on namespaces is reached: 32 levels, or user.max_*_namespaces", "see namespaces(7)"));
    }

    private static String sysctlWord(Namespace namespace) {
        return namespace == Namespace.MOUNT ? "mnt" : namespace.word().toLowerCase(Locale.ROOT);
    }

    private static boolean isFresh(Failure failure, Namespace namespace) {
        return failure.plan()
                .map(Plan::spec)
                .filter(spec -> spec.namespaces().isFresh(namespace))
                .isPresent();
    }

    /** EPERM of a user namespace: the switches of distributions. */
    static Optional<Advice> userForbidden(Failure failure, Site site) {
        if (!isFresh(failure, Namespace.USER)) {
            return Optional.empty();
        }
        if (site.read("sys/kernel/unprivileged_userns_clone")
                .filter("0"::equals)
                .isPresent()) {
            return Optional.of(new Advice(
                    "kernel.unprivileged_userns_clone is 0: only root may make user namespaces",
                    "sysctl -w kernel.unprivileged_userns_clone=1"));
        }
        if (site.read("sys/kernel/apparmor_restrict_unprivileged_userns")
                .filter("1"::equals)
                .isPresent()) {
            return Optional.of(new Advice(
                    "kernel.apparmor_restrict_unprivileged_userns is 1: AppArmor keeps users from user namespaces",
                    "sysctl -w kernel.apparmor_restrict_unprivileged_userns=0, or give the runner a profile"));
        }
        return Optional.empty();
    }

    /** EPERM of proc and sysfs in a user namespace: it may not show what was hidden from whoever made it. */
    static Optional<Advice> covered(Failure failure, Site site) {
        String type = failure.text(2).orElse("");
        if (!isFresh(failure, Namespace.USER) || !type.equals("proc") && !type.equals("sysfs")) {
            return Optional.empty();
        }
        if (type.equals("proc") && !isFresh(failure, Namespace.PID)) {
            return Optional.of(new Advice(
                    "its pid namespace is another's, over which the container's new user namespace has no right",
                    "leave one of the two out"));
        }
        String share = type.equals("proc") ? "pid" : "net";
        return Optional.of(new Advice(
                "something is mounted over parts of /" + (type.equals("proc") ? "proc" : "sys")
                        + " here, as in a container, so the kernel lets no user namespace have a fresh one",
                "namespaces { share '" + share + "' } shows the one that there is"));
    }

    /** EINVAL: a kind of namespace that the kernel was built without. */
    static Optional<Advice> notBuilt(Failure failure, Site site) {
        for (Namespace namespace : Namespace.values()) {
            String file = namespace == Namespace.MOUNT ? "mnt" : namespace.word();
            if (isFresh(failure, namespace) && site.count("self/ns").isPresent() && !has(site, file)) {
                return Optional.of(new Advice(
                        "this kernel has no " + namespace.word() + " namespaces (no /proc/self/ns/" + file + ")",
                        "share it with the host"));
            }
        }
        return Optional.empty();
    }

    private static boolean has(Site site, String file) {
        return java.nio.file.Files.exists(
                site.proc().resolve("self/ns").resolve(file), java.nio.file.LinkOption.NOFOLLOW_LINKS);
    }

    /** EAGAIN without a limit in the container's own cgroups: those of the user and of the host. */
    static Optional<Advice> noMoreProcesses(Failure failure, Site site) {
        String limit = site.field("self/limits", "Max processes")
                .map(values -> "RLIMIT_NPROC is " + values.split("\\s+")[0] + " and ")
                .orElse("");
        return Optional.of(new Advice(
                limit + "kernel.pid_max is " + site.read("sys/kernel/pid_max").orElse("?")
                        + "; pids.max of the cgroup of this process counts too",
                "end processes or raise the limit"));
    }

    /** ENOSYS: clone3 or another call is kept from us. */
    static Optional<Advice> noCall(Failure failure, Site site) {
        String version = site.read("sys/kernel/osrelease").orElse("?");
        boolean filtered =
                site.field("self/status", "Seccomp:").filter("2"::equals).isPresent();
        return Optional.of(new Advice(
                filtered
                        ? "a seccomp filter keeps this call from this process"
                        : "Linux " + version + " has not this call, and 5.10 is the oldest that will do",
                filtered ? "run the runner outside that sandbox" : "use a newer kernel"));
    }

    /** EPERM and EINVAL of uid_map and gid_map. */
    static Optional<Advice> idMap(Failure failure, Site site) {
        boolean forbidden = failure.is(Errno.EPERM);
        return Optional.of(new Advice(
                forbidden
                        ? "an ordinary user may map only its own ids, one range of size 1"
                        : "the ranges overlap, or the host's ids are not mapped here",
                forbidden ? "leave the mappings out, or run as root" : "correct the id mappings"));
    }
}
