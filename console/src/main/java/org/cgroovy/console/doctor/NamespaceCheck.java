package org.cgroovy.console.doctor;

import java.util.ArrayList;
import java.util.List;

/** Which kinds of namespaces the kernel has. */
final class NamespaceCheck implements Check {
    private static final List<String> KINDS = List.of("cgroup", "ipc", "mnt", "net", "pid", "time", "user", "uts");

    @Override
    public List<Finding> findings(HostView host) {
        var missing = new ArrayList<String>();
        for (String kind : KINDS) {
            if (!host.exists("/proc/self/ns/" + kind)) {
                missing.add(kind);
            }
        }
        return List.of(
                missing.isEmpty()
                        ? Finding.ok("namespaces", String.join(" ", KINDS))
                        : Finding.no(
                                "namespaces",
                                "this kernel has no " + String.join(", ", missing),
                                "share them: namespaces { share '" + missing.get(0) + "' }"));
    }
}
