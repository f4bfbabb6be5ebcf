package org.cgroovy.runner;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.cgroovy.cgroup.CpuLimits;
import org.cgroovy.cgroup.Limits;
import org.cgroovy.cgroup.MemoryLimits;
import org.cgroovy.linux.Namespace;
import org.cgroovy.spec.ContainerSpec;
import org.cgroovy.spec.IdMapping;
import org.cgroovy.spec.MountSpec;
import org.cgroovy.spec.Namespaces;
import org.cgroovy.spec.ProcessSpec;
import org.cgroovy.spec.Rlimit;
import org.cgroovy.spec.Root;
import org.cgroovy.spec.Seccomp;
import org.cgroovy.spec.User;

/** A container that asks for nearly everything, so that its plan has every kind of step. */
final class FullContainer {
    private FullContainer() {}

    /** @param detach whether it outlives its starter */
    static ContainerSpec spec(String id, Path root, List<String> args, boolean detach) {
        var mounts = new ArrayList<>(ContainerSpec.DEFAULT_MOUNTS);
        mounts.add(MountSpec.bind(root.resolve("etc").toString(), "/mnt", true));
        mounts.add(MountSpec.bind(root.resolve("etc/passwd").toString(), "/etc/group", false));
        mounts.add(MountSpec.tmpfs("/tmp", List.of("size=1m")));
        return new ContainerSpec(
                id,
                Optional.of("inside"),
                Optional.of("example.org"),
                new Root(root.toString(), true),
                process(args, new User(1000, 1000, List.of(5L))),
                mounts,
                Namespaces.DEFAULT
                        .withFresh(Namespace.TIME)
                        .withTimeOffsets(Map.of("boottime", 100L))
                        .withJoined(Namespace.IPC, "/proc/self/ns/ipc"),
                Limits.NONE
                        .withCpu(CpuLimits.NONE.withQuotaMicros(50_000))
                        .withMemory(MemoryLimits.NONE.withLimit(64 << 20))
                        .withPids(10),
                ContainerSpec.MASKED_PATHS,
                ContainerSpec.READONLY_PATHS,
                Seccomp.DEFAULT,
                Map.of(),
                detach);
    }

    /** One that has a user namespace of its own, where ids from 0 are those from 100000 outside. */
    static ContainerSpec inUserNamespace(String id, Path root, List<String> args) {
        ContainerSpec full = ContainerSpec.of(id, new Root(root.toString(), false), process(args, User.ROOT));
        List<IdMapping> ids = List.of(new IdMapping(0, 100_000, 65_536));
        return new ContainerSpec(
                id,
                Optional.of("inside"),
                Optional.empty(),
                full.root(),
                full.process(),
                full.mounts(),
                Namespaces.DEFAULT.withFresh(Namespace.USER).withMappings(ids, ids),
                new Limits(
                        CpuLimits.NONE,
                        MemoryLimits.NONE,
                        OptionalLong.of(10),
                        full.limits().io(),
                        List.of(),
                        List.of(),
                        List.of(),
                        false),
                full.maskedPaths(),
                full.readonlyPaths(),
                full.seccomp(),
                Map.of(),
                false);
    }

    private static ProcessSpec process(List<String> args, User user) {
        return new ProcessSpec(
                args,
                ProcessSpec.DEFAULT_ENV,
                "/tmp",
                user,
                ProcessSpec.DEFAULT_CAPABILITIES,
                List.of(new Rlimit("nofile", 100, 100)),
                OptionalInt.of(077),
                OptionalInt.of(500),
                true,
                false,
                true);
    }
}
