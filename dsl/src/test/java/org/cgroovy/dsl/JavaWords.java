package org.cgroovy.dsl;

import static org.cgroovy.dsl.quantity.Quantities.mib;
import static org.cgroovy.dsl.quantity.Quantities.percent;

import java.util.Map;
import org.cgroovy.runner.Result;

/** The words as Java code says them: that it compiles proves the types. */
final class JavaWords {
    private JavaWords() {}

    static Result run(Containers containers) {
        return containers.container(
                "web",
                c -> c.hostname("inside")
                        .rootfs("/fs")
                        .env(Map.of("A", 1))
                        .user(Map.of("groups", java.util.List.of(10)), 1000, 1000)
                        .namespaces(n -> n.share("net"))
                        .mounts(m -> m.tmpfs(Map.of("size", mib(64)), "/tmp"))
                        .limits(l -> l.cpu(percent(50))
                                .memory(mib(100))
                                .pids(10)
                                .devices(d -> d.allow("c 1:3 rwm"))
                                .io(Map.of("read", mib(10).perSecond()), "/dev/vda"))
                        .capabilities(p -> p.drop("ALL").add("CHOWN"))
                        .rlimits(r -> r.nofile(1024))
                        .seccomp("unconfined")
                        .run("/bin/sh", "-c", "echo hi"));
    }

    static RunningContainer start(Containers containers) {
        return containers.container(c -> c.rootfs("/fs").start("/bin/sh"));
    }

    static Result later(Containers containers) {
        ContainerDefinition web = containers.define("web", c -> c.rootfs("/fs").limits(l -> l.pids(10)));
        return web.capture("/bin/true");
    }
}
