package org.cgroovy.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cgroovy.cgroup.CpuLimits;
import org.cgroovy.cgroup.Limits;
import org.cgroovy.linux.Namespace;
import org.cgroovy.spec.ContainerSpec;
import org.cgroovy.spec.IdMapping;
import org.cgroovy.spec.MountSpec;
import org.cgroovy.spec.Namespaces;
import org.cgroovy.spec.ProcessSpec;
import org.cgroovy.spec.Rlimit;
import org.cgroovy.spec.Seccomp;
import org.cgroovy.spec.User;

/**
 * What the privileged runner does for a caller who is not root: nothing that gives him a right over the host. Pure. Whatever
 * is not known to be harmless is refused; nothing is made harmless in silence, but that a user namespace, its mappings and
 * the ceiling's limits are put in where the caller left them out.
 */
public final class Policy {
    /** Allowed, as {@code spec}; or refused for these reasons, in which case spec is as asked. */
    public record Verdict(ContainerSpec spec, List<String> reasons) {
        public Verdict {
            reasons = List.copyOf(reasons);
        }

        public boolean allowed() {
            return reasons.isEmpty();
        }
    }

    private static final Set<String> FILE_SYSTEMS =
            Set.of("proc", "sysfs", "tmpfs", "devpts", "mqueue", "cgroup", "cgroup2");
    /** Elsewhere nothing of them would be covered or read-only. */
    private static final Map<String, String> PLACES = Map.of("proc", "/proc", "sysfs", "/sys");

    private static final Set<String> WIDENING = Set.of("dev", "suid");

    private final Caller caller;
    private final Ceiling ceiling;

    public Policy(Caller caller, Ceiling ceiling) {
        this.caller = caller;
        this.ceiling = ceiling;
    }

    public Verdict judge(ContainerSpec asked) {
        var reasons = new ArrayList<String>();
        Namespaces namespaces = namespaces(asked.namespaces(), reasons);
        paths(asked, reasons);
        mounts(asked.mounts(), reasons);
        process(asked, namespaces, reasons);
        if (!asked.seccomp().equals(Seccomp.DEFAULT)) {
            reasons.add("asks for another system call filter than the default: " + asked.seccomp());
        }
        var limits = new CeilingLimits(ceiling).apply(asked.limits(), reasons);
        ContainerSpec allowed =
                asked.withNamespaces(namespaces).withLimits(limits).withProcess(withHisRlimits(asked.process()));
        return new Verdict(reasons.isEmpty() ? allowed : asked, reasons);
    }

    /** A process in a running container, which was allowed; refused for these reasons. */
    public List<String> judge(ContainerSpec running, ProcessSpec process) {
        var reasons = new ArrayList<String>();
        process(running.withProcess(process), running.namespaces(), reasons);
        return reasons;
    }

    /** Other limits for a running container; refused for these reasons. */
    public List<String> judge(Limits limits) {
        var reasons = new ArrayList<String>();
        Limits unused = new CeilingLimits(ceiling).apply(limits, reasons);
        return reasons;
    }

    /** Allowed limits for a running container. A period means nothing without a quota: that is then the ceiling's. */
    public Limits complete(Limits allowed) {
        return allowed.cpu().equals(CpuLimits.NONE)
                ? allowed
                : allowed.withCpu(new CeilingLimits(ceiling)
                        .apply(allowed, new ArrayList<>())
                        .cpu());
    }

    /** The process is the runner's child, and would have the runner's where nothing is said. */
    public ProcessSpec withHisRlimits(ProcessSpec process) {
        var rlimits = new ArrayList<>(process.rlimits());
        caller.rlimits().stream()
                .filter(his -> rlimits.stream().noneMatch(asked -> asked.name().equalsIgnoreCase(his.name())))
                .toList()
                .forEach(rlimits::add);
        return process.withRlimits(rlimits);
    }

    private Namespaces namespaces(Namespaces asked, List<String> reasons) {
        asked.joined()
                .forEach((namespace, path) -> reasons.add("joins the " + namespace.word() + " namespace " + path
                        + ", which would be opened with the runner's rights"));
        for (Namespace namespace : Namespace.values()) {
            boolean optional = namespace == Namespace.USER || namespace == Namespace.TIME;
            if (asked.isShared(namespace) && !optional) {
                reasons.add("shares the host's " + namespace.word() + " namespace");
            }
        }
        Namespaces own = asked.isShared(Namespace.USER) ? asked.withFresh(Namespace.USER) : asked;
        List<IdMapping> uids = mappings(own.uidMappings(), caller.uids(), caller.uid());
        List<IdMapping> gids = mappings(own.gidMappings(), caller.gids(), caller.gid());
        checkMappings(uids, caller.uids(), caller.uid(), reasons);
        checkMappings(gids, caller.gids(), caller.gid(), reasons);
        return own.withMappings(uids, gids);
    }

    private static List<IdMapping> mappings(List<IdMapping> asked, Subordinates subordinates, int own) {
        return asked.isEmpty() ? subordinates.mappings(own) : asked;
    }

    private static void checkMappings(
            List<IdMapping> mappings, Subordinates subordinates, int own, List<String> reasons) {
        for (IdMapping mapping : mappings) {
            boolean himself = mapping.hostId() == own && mapping.size() == 1;
            if (!himself && !subordinates.allows(mapping)) {
                reasons.add("maps " + subordinates.kind() + " ids " + mapping.hostId() + " (" + mapping.size()
                        + " of them), which are not the caller's");
            }
            if (mapping.containerId() == 0 && !himself) {
                reasons.add("maps root's " + subordinates.kind() + " id to another than the caller");
            }
        }
    }

    /** They are opened by the runner, so the caller must be able to open them himself. */
    private void paths(ContainerSpec asked, List<String> reasons) {
        requireReadable("rootfs", asked.root().path(), reasons);
        requireAll("leaves uncovered", ContainerSpec.MASKED_PATHS, asked.maskedPaths(), reasons);
        requireAll("leaves writable", ContainerSpec.READONLY_PATHS, asked.readonlyPaths(), reasons);
    }

    private void requireReadable(String what, String path, List<String> reasons) {
        if (!caller.reads().test(path)) {
            reasons.add("has the " + what + " " + path + ", which " + caller.user() + " cannot read");
        }
    }

    private static void requireAll(String what, List<String> wanted, List<String> asked, List<String> reasons) {
        wanted.stream().filter(path -> !asked.contains(path)).forEach(path -> reasons.add(what + " " + path));
    }

    private void mounts(List<MountSpec> mounts, List<String> reasons) {
        if (mounts.size() > ceiling.mounts()) {
            reasons.add("has " + mounts.size() + " mounts, and at most " + ceiling.mounts() + " may be");
        }
        for (MountSpec mount : mounts) {
            if (mount.isBind()) {
                requireReadable("bind source", mount.source(), reasons);
            } else if (!FILE_SYSTEMS.contains(mount.type())) {
                reasons.add("mounts a " + mount.type() + " on " + mount.destination());
            } else if (!PLACES.getOrDefault(mount.type(), mount.destination()).equals(mount.destination())) {
                reasons.add("mounts a " + mount.type() + " on " + mount.destination() + ", and not on "
                        + PLACES.get(mount.type()));
            }
            mount.options().stream()
                    .filter(WIDENING::contains)
                    .forEach(option -> reasons.add("mounts " + mount.destination() + " with " + option));
        }
    }

    private void process(ContainerSpec asked, Namespaces namespaces, List<String> reasons) {
        User user = asked.process().user();
        requireMapped("user", user.uid(), namespaces.uidMappings(), reasons);
        requireMapped("group", user.gid(), namespaces.gidMappings(), reasons);
        user.groups().forEach(group -> requireMapped("group", group, namespaces.gidMappings(), reasons));
        asked.process().oomScoreAdj().stream()
                .filter(score -> score < 0)
                .forEach(score -> reasons.add("asks to be spared by the OOM killer (" + score + ")"));
        for (Rlimit limit : asked.process().rlimits()) {
            long most = caller.rlimits().stream()
                    .filter(his -> his.name().equalsIgnoreCase(limit.name()))
                    .mapToLong(Rlimit::hard)
                    .findFirst()
                    .orElse(0);
            boolean within = most == Rlimit.UNLIMITED || limit.hard() != Rlimit.UNLIMITED && limit.hard() <= most;
            if (!within) {
                reasons.add("raises the rlimit " + limit.name() + " above that of " + caller.user());
            }
        }
    }

    private static void requireMapped(String what, long id, List<IdMapping> mappings, List<String> reasons) {
        if (mappings.stream().noneMatch(mapping -> IdMapPlanner.contains(mapping, id))) {
            reasons.add("runs as " + what + " " + id + ", which is not mapped");
        }
    }
}
