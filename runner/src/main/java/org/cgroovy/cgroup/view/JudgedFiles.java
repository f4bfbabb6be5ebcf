package org.cgroovy.cgroup.view;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The control files that verdicts need; the others are not read. */
final class JudgedFiles {
    static final String HUGE = "hugetlb.";

    private static final String THROTTLE = "blkio.throttle.";
    private static final Set<String> NAMES = names();

    private JudgedFiles() {}

    static boolean has(String name) {
        return NAMES.contains(name) || name.startsWith(HUGE) || name.startsWith(THROTTLE);
    }

    private static Set<String> names() {
        Set<String> names = new HashSet<>(List.of(
                "cpu.max",
                "cpu.cfs_quota_us",
                "cpu.cfs_period_us",
                "cpu.stat",
                "cpu.pressure",
                "cpuacct.usage",
                "io.max",
                "io.stat",
                "io.pressure",
                "cgroup.max.depth",
                "cgroup.freeze",
                "freezer.state",
                "freezer.self_freezing",
                "cpuset.cpus",
                "cpuset.cpus.effective",
                "cpuset.effective_cpus",
                "cpuset.mems",
                "cpuset.mems.effective",
                "cpuset.effective_mems"));
        for (Budget budget : Budget.known()) {
            names.add(budget.limit());
            names.add(budget.use().file());
            names.add(budget.peak());
            budget.counters().forEach(each -> each.forEach(counter -> names.add(counter.file())));
        }
        return names;
    }
}
