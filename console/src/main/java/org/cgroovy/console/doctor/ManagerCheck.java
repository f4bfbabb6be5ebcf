package org.cgroovy.console.doctor;

import java.util.List;
import org.cgroovy.cgroup.CgroupMode;
import org.cgroovy.runner.CgroupManager;
import org.cgroovy.runner.RunnerException;

/** Who makes the cgroup that containers are below, and why. */
final class ManagerCheck implements Check {
    private static final String TOPIC = "cgroup manager";

    @Override
    public List<Finding> findings(HostView host) {
        if (host.cgroups().mode() == CgroupMode.NONE) {
            return List.of();
        }
        try {
            CgroupManager manager = host.manager();
            String made = manager.scope()
                    .map(scope -> "systemd: a scope in " + scope.slice() + (scope.user() ? " of the user's own" : "")
                            + ", since ")
                    .orElse("cgroupfs, cgroovy itself: ");
            return List.of(Finding.ok(TOPIC, made + manager.why()));
        } catch (RunnerException e) {
            return List.of(Finding.no(TOPIC, String.valueOf(e.getMessage()), "no container can be started so"));
        }
    }
}
