package org.cgroovy.cgroup;

import java.util.Map;

/** Explains why a host has no hierarchy for a controller, and where it is instead. */
final class Absence {
    private static final Map<String, String> OTHER_VERSION = Map.of("blkio", "io", "io", "blkio", "cpuacct", "cpu");

    private final CgroupHost host;

    Absence(CgroupHost host) {
        this.host = host;
    }

    LimitException of(String controller) {
        String kernelName = host.known().containsKey(controller) ? controller : v1Name(controller);
        if (host.mode() == CgroupMode.NONE) {
            return new LimitException(
                    controller, "no cgroup hierarchy is mounted", "mount -t cgroup2 none /sys/fs/cgroup");
        }
        if (Boolean.FALSE.equals(host.known().get(kernelName))) {
            return new LimitException(
                    controller,
                    controller + " was disabled at boot",
                    "take cgroup_disable=" + kernelName + " from the kernel's command line");
        }
        if (OTHER_VERSION.containsKey(controller)
                && host.controller(OTHER_VERSION.get(controller)).isPresent()) {
            return otherName(controller, OTHER_VERSION.get(controller));
        }
        return host.mode() == CgroupMode.UNIFIED ? notOffered(controller) : notMounted(controller, kernelName);
    }

    private LimitException otherName(String controller, String other) {
        return new LimitException(
                controller,
                "no hierarchy here has " + controller + "; its place is taken by " + other + " at "
                        + host.controller(other).orElseThrow().mount(),
                "use the files of " + other);
    }

    private LimitException notOffered(String controller) {
        Hierarchy unified = host.unified().orElseThrow();
        return new LimitException(
                controller,
                controller + " is not in " + unified.mount() + "/cgroup.controllers " + unified.controllers(),
                unified.root().equals("/")
                        ? "the kernel has it not, or it was disabled at boot"
                        : "enable it in cgroup.subtree_control of the parent of " + unified.root());
    }

    private LimitException notMounted(String controller, String kernelName) {
        if (!host.known().isEmpty() && !host.known().containsKey(kernelName)) {
            return new LimitException(controller, "this kernel has no controller " + controller, "");
        }
        return new LimitException(
                controller,
                controller + " is in no mounted hierarchy",
                "mount -t cgroup -o " + kernelName + " " + kernelName + " /sys/fs/cgroup/" + kernelName);
    }

    /** The name in /proc/cgroups, which has that of v1. */
    private static String v1Name(String controller) {
        return controller.equals("io") ? "blkio" : controller;
    }
}
