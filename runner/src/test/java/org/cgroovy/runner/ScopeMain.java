package org.cgroovy.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cgroovy.cgroup.Limits;
import org.cgroovy.linux.Kernel;
import org.cgroovy.plan.Stdio;
import org.cgroovy.spec.ContainerSpec;
import org.cgroovy.spec.ProcessSpec;
import org.cgroovy.spec.Root;

/** Runs a container of a user in a scope of his systemd, and says where it was. Argument: root directory. */
final class ScopeMain {
    private ScopeMain() {}

    public static void main(String[] args) throws IOException {
        var kernel = new Kernel();
        System.out.println("before " + own());
        try (var runner =
                new EmbeddedRunner(kernel, HostProbe.read(kernel, CgroupManager.SYSTEMD), ExecutionProbe.NONE)) {
            List<String> script = List.of("/bin/sh", "-c", "cat /sys/fs/cgroup/pids.max");
            ContainerSpec spec = ContainerSpec.of(
                            "scoped", new Root(args[0], false), ProcessSpec.DEFAULT.withArgs(script))
                    .withLimits(Limits.NONE.withPids(10));
            System.out.println("container " + runner.plan(spec, Stdio.CAPTURE).cgroups());
            Result result = runner.run(spec, Stdio.CAPTURE);
            System.out.println("pids.max " + Optional.of(result.out().strip() + result.err()));
            System.out.println("after " + own());
        }
    }

    private static String own() throws IOException {
        return Files.readString(Path.of("/proc/self/cgroup")).strip();
    }
}
