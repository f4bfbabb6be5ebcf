package org.cgroovy.runner.doctor;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cgroovy.linux.Arg;
import org.cgroovy.linux.Capability;
import org.cgroovy.linux.Namespace;
import org.cgroovy.linux.Step;
import org.cgroovy.linux.Syscall;
import org.cgroovy.plan.Op;
import org.cgroovy.spec.IdMapping;

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
                    "run as root with it, or let it be root inside only: namespaces { unshare 'user' }"));
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
        if (!(failure.op() instanceof Op.Launch launch)) {
            return Optional.empty();
        }
        boolean user = failure.calls(Syscall.SETRESUID);
        String id = failure.calls(Syscall.SETGROUPS)
                ? "one of the groups " + failure.argument(1).map(Arg::toString).orElse("")
                : (user ? "user " : "group ")
                        + failure.argument(0).map(Arg::toString).orElse("");
        return launch.ids()
                .map(maps -> user ? maps.uids() : maps.gids())
                .map(ranges -> new Advice(
                        id + " has no mapping in the container's user namespace, which has "
                                + ranges.stream().map(Rights::range).collect(Collectors.joining(", ")),
                        "map it, or name one of those"));
    }

    private static String range(IdMapping mapping) {
        long last = mapping.containerId() + mapping.size() - 1;
        return mapping.size() == 1 ? Long.toString(last) : mapping.containerId() + "-" + last;
    }

    /** EPERM of a resource limit: only root raises one. */
    static Optional<Advice> hardLimit(Failure failure, Site site) {
        return Optional.of(new Advice(
                "the hard limit is lower here, and only CAP_SYS_RESOURCE raises it", "ask for less, or run as root"));
    }
}
