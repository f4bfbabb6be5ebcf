package org.cgroovy.console.doctor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cgroovy.cgroup.CgroupHost;
import org.cgroovy.cgroup.CgroupMode;
import org.cgroovy.cgroup.Hierarchy;

/** Where the controllers are. */
final class CgroupCheck implements Check {
    @Override
    public List<Finding> findings(HostView host) {
        CgroupHost cgroups = host.cgroups();
        if (cgroups.mode() == CgroupMode.NONE) {
            return List.of(Finding.no("cgroups", "no hierarchy is mounted", "mount -t cgroup2 none /sys/fs/cgroup"));
        }
        var findings = new ArrayList<Finding>();
        findings.add(Finding.ok("cgroups", mode(cgroups)));
        for (String controller : controllers(cgroups)) {
            findings.add(controller(cgroups, controller));
        }
        return findings;
    }

    private static String mode(CgroupHost cgroups) {
        String mode = cgroups.mode().name().toLowerCase(Locale.ROOT);
        return switch (cgroups.mode()) {
            case LEGACY -> mode + ": v1";
            case HYBRID -> mode + ": v1, and v2 for the rest";
            default -> mode + ": v2";
        };
    }

    /** What the kernel knows, and what v2 has under names that v1 has not. */
    private static Set<String> controllers(CgroupHost cgroups) {
        var names = new LinkedHashSet<String>(cgroups.known().keySet());
        for (Hierarchy hierarchy : cgroups.hierarchies()) {
            names.addAll(hierarchy.controllers());
        }
        if (cgroups.mode() == CgroupMode.UNIFIED) {
            names.removeAll(Set.of("blkio", "cpuacct", "devices", "freezer", "net_cls", "net_prio", "perf_event"));
        }
        return names;
    }

    private static Finding controller(CgroupHost cgroups, String name) {
        String topic = "controller " + name;
        Optional<Hierarchy> place = cgroups.controller(name);
        if (place.isPresent()) {
            Hierarchy hierarchy = place.get();
            return Finding.ok(topic, hierarchy.mount() + (hierarchy.unified() ? ", v2" : ", v1"));
        }
        if (Boolean.FALSE.equals(cgroups.known().get(name))) {
            return Finding.no(
                    topic, "disabled at boot", "take cgroup_disable=" + name + " from the kernel's command line");
        }
        return cgroups.mode() == CgroupMode.UNIFIED
                ? Finding.no(topic, "not offered here", "enable it in cgroup.subtree_control of the parent")
                : Finding.no(topic, "not mounted", mount(name));
    }

    private static String mount(String name) {
        String directory = "/sys/fs/cgroup/" + name;
        return "mkdir " + directory + " && mount -t cgroup -o " + name + " " + name + " " + directory;
    }
}
