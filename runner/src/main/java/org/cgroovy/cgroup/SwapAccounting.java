package org.cgroovy.cgroup;

/** v1 has files for swap only when the kernel accounts it. */
final class SwapAccounting {
    private SwapAccounting() {}

    static void check(CgroupHost host, Limits limits, ControlFiles files) {
        if (limits.memory().swap().isEmpty()) {
            return;
        }
        host.controller("memory").filter(in -> !in.unified()).ifPresent(in -> {
            if (files.read(in.mount().resolve("memory.memsw.limit_in_bytes")).isEmpty()) {
                throw new LimitException(
                        "memory",
                        "this kernel does not account swap: there is no memory.memsw.limit_in_bytes",
                        "boot with swapaccount=1, or leave the swap limit out");
            }
        });
    }
}
