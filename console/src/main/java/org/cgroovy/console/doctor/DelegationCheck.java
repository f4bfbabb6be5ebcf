package org.cgroovy.console.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cgroovy.cgroup.CgroupHost;
import org.cgroovy.cgroup.Hierarchy;
import org.cgroovy.plan.Undelegated;
import org.cgroovy.runner.CgroupManager;
import org.cgroovy.runner.DelegatedCgroups;
import org.cgroovy.runner.RunnerException;

/** What an ordinary user may limit: the controllers of the cgroups that are delegated to him. */
final class DelegationCheck implements Check {
    private static final List<String> CONTROLLERS = List.of("cpu", "cpuset", "memory", "pids", "io", "blkio");

    @Override
    public List<Finding> findings(HostView host) {
        CgroupHost cgroups = host.cgroups();
        if (host.isRoot() || cgroups.hierarchies().isEmpty()) {
            return List.of();
        }
        var delegated = new DelegatedCgroups(
                cgroups,
                host.read("/proc/self/cgroup").orElse(""),
                host.uid(),
                file -> host.read(file.toString()),
                file -> Files.isWritable(host.path(file.toString())));
        Optional<CgroupManager> systemd = systemd(host);
        CgroupHost usable = systemd.map(manager -> manager.usable(cgroups)).orElseGet(delegated::usable);
        var findings = new ArrayList<Finding>();
        var lacking = new ArrayList<String>();
        for (String controller : CONTROLLERS) {
            if (usable.controller(controller).isPresent()) {
                Path place = usable.controller(controller).orElseThrow().mount();
                findings.add(Finding.ok("limits of " + controller, "delegated: " + place));
            } else if (cgroups.controller(controller).isPresent()) {
                lacking.add(controller);
            }
        }
        Undelegated all = delegated.undelegated(user(host), host.exists("/run/systemd/system"));
        Undelegated why = systemd.flatMap(CgroupManager::scope)
                .map(scope -> all.from(scope.path()))
                .orElse(all);
        versions(cgroups, lacking)
                .forEach(some -> findings.add(Finding.no(
                        "limits", "no cgroup is delegated for " + String.join(", ", some), why.remedy(some))));
        return findings;
    }

    /** Those of v1 and those of v2: each has its own remedy. */
    private static Stream<List<String>> versions(CgroupHost cgroups, List<String> controllers) {
        return Stream.of(false, true)
                .map(unified -> controllers.stream()
                        .filter(name -> cgroups.controller(name)
                                .map(Hierarchy::unified)
                                .filter(unified::equals)
                                .isPresent())
                        .toList())
                .filter(names -> !names.isEmpty());
    }

    private static Optional<CgroupManager> systemd(HostView host) {
        try {
            return Optional.of(host.manager()).filter(CgroupManager::isSystemd);
        } catch (RunnerException e) {
            return Optional.empty(); // the check of the manager says why
        }
    }

    private static String user(HostView host) {
        return System.getProperty("user.name", Integer.toString(host.uid()));
    }
}
