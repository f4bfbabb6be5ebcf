package org.cgroovy.runner.wire;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.cgroovy.linux.Namespace;
import org.cgroovy.plan.Policy;
import org.cgroovy.spec.ContainerSpec;
import org.cgroovy.spec.IdMapping;
import org.cgroovy.spec.MountSpec;
import org.cgroovy.spec.Seccomp;

/** Looks again, in other words than the policy's, at what the policy lets through. */
final class Harmless implements Consumer<Request> {
    private final Policy policy;
    private final Set<String> readable;
    private final long own;
    private final long first;
    private final long size;
    private final long mostPids;
    private long allowed;

    /**
     * @param readable the paths that the caller can read
     * @param own his user and group id
     * @param first of his subordinate ids
     */
    Harmless(Policy policy, Set<String> readable, long own, long first, long size, long mostPids) {
        this.policy = policy;
        this.readable = readable;
        this.own = own;
        this.first = first;
        this.size = size;
        this.mostPids = mostPids;
    }

    long allowed() {
        return allowed;
    }

    @Override
    public void accept(Request request) {
        if (request.verb() == Verb.START) {
            Policy.Verdict verdict = policy.judge(request.spec().orElseThrow());
            if (verdict.allowed()) {
                allowed++;
                check(verdict.spec());
            }
        }
    }

    private void check(ContainerSpec spec) {
        for (Namespace namespace : Namespace.values()) {
            require(namespace == Namespace.TIME || spec.namespaces().isFresh(namespace), "fresh " + namespace);
        }
        ids(spec.namespaces().uidMappings());
        ids(spec.namespaces().gidMappings());
        require(readable.contains(spec.root().path()), "root " + spec.root().path());
        spec.mounts().forEach(this::mount);
        require(spec.maskedPaths().containsAll(ContainerSpec.MASKED_PATHS), "masked paths");
        require(spec.readonlyPaths().containsAll(ContainerSpec.READONLY_PATHS), "read-only paths");
        require(spec.seccomp().equals(Seccomp.DEFAULT), "seccomp");
        require(spec.limits().devices().isEmpty() && spec.limits().settings().isEmpty(), "limits");
        long pids = spec.limits().pids().orElse(Long.MAX_VALUE);
        require(pids >= 0 && pids <= mostPids, "pids " + pids);
        require(spec.process().oomScoreAdj().orElse(0) >= 0, "oomScoreAdj");
    }

    private void ids(List<IdMapping> mappings) {
        require(!mappings.isEmpty(), "mappings");
        for (IdMapping mapping : mappings) {
            boolean himself = mapping.hostId() == own && mapping.size() == 1;
            boolean his = mapping.hostId() >= first
                    && mapping.size() >= 0
                    && mapping.size() <= size
                    && mapping.hostId() + mapping.size() <= first + size;
            require(himself || his, "mapping " + mapping);
        }
    }

    private void mount(MountSpec mount) {
        boolean bind = mount.type().equals("bind")
                || mount.options().contains("bind")
                || mount.options().contains("rbind");
        require(!bind || readable.contains(mount.source()), "bind " + mount);
        require(!mount.options().contains("dev") && !mount.options().contains("suid"), "options of " + mount);
        require(
                bind
                        || Set.of("proc", "sysfs", "tmpfs", "devpts", "mqueue", "cgroup", "cgroup2")
                                .contains(mount.type()),
                "type of " + mount);
        require(bind || !mount.type().equals("proc") || mount.destination().equals("/proc"), "place of " + mount);
        require(bind || !mount.type().equals("sysfs") || mount.destination().equals("/sys"), "place of " + mount);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("the policy let through: " + what);
        }
    }
}
