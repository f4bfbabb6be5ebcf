package org.cgroovy.console.doctor;

import java.util.ArrayList;
import java.util.List;

/** The kernel's version, and what came with which. */
final class KernelCheck implements Check {
    private static final List<Feature> FEATURES = List.of(
            new Feature("clone3", 5, 3, "no container can be started"),
            new Feature("openat2", 5, 6, "no container can be started"),
            new Feature("CLONE_INTO_CGROUP", 5, 7, "a container in a v2 cgroup cannot be started"),
            new Feature("mount_setattr", 5, 12, "read-only bind mounts leave what is mounted below them writable"),
            new Feature("cgroup.kill", 5, 14, "the processes of a container are killed one by one"),
            new Feature("time namespace at exec", 6, 0, "the program of a container enters no new time namespace"));

    @Override
    public List<Finding> findings(HostView host) {
        KernelVersion kernel = KernelVersion.of(host);
        var findings = new ArrayList<Finding>();
        findings.add(
                kernel.isAtLeast(5, 10)
                        ? Finding.ok("kernel", kernel.text())
                        : Finding.no("kernel", kernel.text(), "cgroovy is made for Linux 5.10 and later"));
        for (Feature feature : FEATURES) {
            findings.add(feature.in(kernel));
        }
        seccomp(host, findings);
        return findings;
    }

    private static void seccomp(HostView host, List<Finding> findings) {
        if (host.read("/proc/self/status").orElse("").contains("Seccomp:\t2")) {
            findings.add(Finding.no(
                    "no seccomp filter",
                    "this process runs under one",
                    "it may refuse clone3, mount and others: allow them, or start cgroovy outside of it"));
        }
    }

    private record Feature(String name, int major, int minor, String without) {
        Finding in(KernelVersion kernel) {
            String since = "since Linux " + major + "." + minor;
            return kernel.isAtLeast(major, minor) ? Finding.ok(name, since) : Finding.no(name, since, without);
        }
    }
}
