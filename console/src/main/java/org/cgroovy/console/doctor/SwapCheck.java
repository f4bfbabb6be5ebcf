package org.cgroovy.console.doctor;

import java.util.List;
import java.util.Optional;
import org.cgroovy.cgroup.Hierarchy;

/** Whether the kernel accounts swap, without which {@code memory …, swap: …} cannot be. */
final class SwapCheck implements Check {
    private static final String TOPIC = "swap accounting";

    @Override
    public List<Finding> findings(HostView host) {
        Optional<Hierarchy> memory = host.cgroups().controller("memory");
        return memory.isEmpty() ? List.of() : List.of(finding(host, memory.get()));
    }

    private static Finding finding(HostView host, Hierarchy memory) {
        if (memory.unified()) {
            boolean disabled = host.read("/proc/cmdline").orElse("").contains("swapaccount=0");
            return disabled
                    ? Finding.no(TOPIC, "off", "take swapaccount=0 from the kernel's command line")
                    : Finding.ok(TOPIC, "memory.swap.max");
        }
        String file = "memory.memsw.limit_in_bytes";
        return host.exists(memory.mount() + "/" + file)
                ? Finding.ok(TOPIC, file)
                : Finding.no(TOPIC, "there is no " + file, "boot with swapaccount=1, or set no swap limit");
    }
}
