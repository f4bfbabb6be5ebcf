package org.cgroovy.runner;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgroovy.cgroup.Limits;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.Namespace;
import org.cgroovy.plan.HostFacts;
import org.cgroovy.plan.Stdio;
import org.cgroovy.spec.ContainerSpec;
import org.cgroovy.spec.Namespaces;
import org.cgroovy.spec.ProcessSpec;
import org.cgroovy.spec.Root;

/** Runs a container as an ordinary user. Arguments: directory for state, root directory. */
final class RootlessMain {
    private static final String SCRIPT = "id -u; tr -s ' ' </proc/self/uid_map | sed 's/^ //'; hostname; pwd;"
            + "ip -o link | cut -d: -f2 | tr -d ' '; set -- /proc/[0-9]*; echo $#";

    private RootlessMain() {}

    public static void main(String[] args) {
        var kernel = new Kernel();
        HostFacts real = HostProbe.read(kernel, CgroupManager.CGROUPFS);
        var facts = new HostFacts(
                real.cgroups(),
                real.uid(),
                real.gid(),
                real.userNamespace(),
                real.architecture(),
                Path.of(args[0], "state"),
                real.cgroupRoot(),
                real.files(),
                real.controlFiles(),
                real.devices(),
                real.filters(),
                real.window(),
                real.rootless());
        var process = ProcessSpec.DEFAULT.withArgs(List.of("/bin/sh", "-c", SCRIPT));
        ContainerSpec plain = ContainerSpec.of("rootless", new Root(args[1], false), process);
        var spec = new ContainerSpec(
                plain.id(),
                Optional.of("inside"),
                Optional.empty(),
                plain.root(),
                process,
                plain.mounts(),
                Namespaces.DEFAULT.withFresh(Namespace.USER),
                Limits.NONE,
                plain.maskedPaths(),
                plain.readonlyPaths(),
                plain.seccomp(),
                Map.of(),
                false);
        try (var runner = new EmbeddedRunner(kernel, facts, ExecutionProbe.NONE)) {
            Result result = runner.run(spec, Stdio.CAPTURE);
            System.out.println("exit code " + result.exitCode());
            System.out.print(result.out() + result.err());
        }
    }
}
