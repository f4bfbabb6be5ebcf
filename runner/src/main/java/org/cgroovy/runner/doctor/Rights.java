package org.cgroovy.runner.doctor;

import java.util.Map;
import java.util.Optional;
import org.cgroovy.linux.Capability;
import org.cgroovy.linux.Namespace;
import org.cgroovy.linux.Step;
import org.cgroovy.linux.Syscall;

/** EPERM: the capability that is missing. */
final class Rights {
    private static final Map<Syscall, Capability> NEEDS = Map.ofEntries(
            Map.entry(Syscall.CHROOT, Capability.SYS_CHROOT),
            Map.entry(Syscall.MKNODAT, Capability.MKNOD),
            Map.entry(Syscall.SETGROUPS, Capability.SETGID),
            Map.entry(Syscall.SETRESGID, Capability.SETGID),
            Map.entry(Syscall.SETRESUID, Capability.SETUID),
            Map.entry(Syscall.PRLIMIT64, Capability.SYS_RESOURCE),
            Map.entry(Syscall.CAPSET, Capability.SETPCAP),
            Map.entry(Syscall.PRCTL, Capability.SETPCAP),
            Map.entry(Syscall.IOCTL, Capability.NET_ADMIN),
            Map.entry(Syscall.FCHOWN, Capability.CHOWN));

    private Rights() {}

    static Optional<Advice> missing(Failure failure, Site site) {
        Capability needed = failure.step()
                .map(Step::call)
                .map(call -> NEEDS.getOrDefault(call, Capability.SYS_ADMIN))
                .orElse(Capability.SYS_ADMIN);
        String uid = site.field("self/status", "Uid:").orElse("?").split("\\s+")[0];
        boolean inside = failure.step().isPresent()
                && failure.plan()
                        .filter(plan -> !plan.spec().namespaces().isShared(Namespace.USER))
                        .isPresent();
        if (inside) {
            return Optional.of(new Advice(
                    "the container's user namespace may not do this: what it touches belongs to another one",
                    "leave it out, or run as root without a user namespace"));
        }
        if (!has(site, needed)) {
            return Optional.of(new Advice(
                    "this process (uid " + uid + ") has no CAP_" + needed,
                    "run as root, or let it be root inside only: namespaces { unshare 'user' }"));
        }
        if (site.field("self/status", "Seccomp:").filter("2"::equals).isPresent()) {
            return Optional.of(new Advice(
                    "this process has CAP_" + needed + ", but is under a seccomp filter",
                    "run it outside that sandbox"));
        }
        return Optional.empty();
    }

    private static boolean has(Site site, Capability capability) {
        return site.field("self/status", "CapEff:")
                .map(mask -> (Long.parseUnsignedLong(mask, 16) >>> capability.ordinal() & 1) == 1)
                .orElse(false);
    }

    /** EINVAL of setresuid and its kin: an id without a mapping. */
    static Optional<Advice> unmappedId(Failure failure, Site site) {
        return failure.plan()
                .filter(plan -> !plan.spec().namespaces().isShared(Namespace.USER))
                .map(plan -> new Advice(
                        "user " + plan.spec().process().user().uid() + ", group "
                                + plan.spec().process().user().gid() + " or a further group has no mapping in the"
                                + " container's user namespace",
                        "map it, or run as user 0"));
    }

    /** EPERM of a resource limit: only root raises one. */
    static Optional<Advice> hardLimit(Failure failure, Site site) {
        return failure.argument(1)
                .map(resource -> new Advice(
                        "this needs CAP_SYS_RESOURCE: the hard limit of " + resource + " is lower here",
                        "ask for less, or run as root"));
    }
}
