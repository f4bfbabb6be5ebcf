package org.cgroovy.runner.doctor;

import java.nio.file.Path;
import java.util.Optional;
import org.cgroovy.cgroup.GroupPlan;
import org.cgroovy.plan.Plan;

/** CPUs and memory nodes. */
final class Cpusets {
    private Cpusets() {}

    /** ENOSPC of joining: the kernel's word for an empty cpuset. */
    static Optional<Advice> joinsEmpty(Failure failure, Site site) {
        Plan plan = failure.plan().orElseThrow();
        return plan.groups().stream()
                .filter(group -> group.hierarchy().controllers().contains("cpuset"))
                .map(GroupPlan::directory)
                .flatMap(directory -> emptyFile(new Cgroup(directory)).stream())
                .findFirst();
    }

    static Optional<Advice> emptyFile(Cgroup cgroup) {
        for (String file : new String[] {"cpuset.cpus", "cpuset.mems"}) {
            if (cgroup.read(file).filter(String::isEmpty).isPresent()) {
                String value = cgroup.parent().read(file).orElse("");
                return Optional.of(new Advice(
                        file + " of " + cgroup + " is empty, and a process needs at least one to be in there",
                        value.isEmpty()
                                ? "write a list into " + file + " of " + cgroup.parent() + ", which is empty too"
                                : "its parent has " + value + ": write some of these into it"));
            }
        }
        return Optional.empty();
    }

    /** A list that this host or the cgroup above does not have. */
    static Optional<Advice> absent(Failure failure, Site site) {
        ControlWrite write = ControlWrite.of(failure);
        String file = write.name();
        String what = file.endsWith("mems") ? "memory nodes" : "CPUs";
        Optional<String> above = write.cgroup().parent().read(file).filter(text -> !text.isEmpty());
        String host = top(write.cgroup(), file);
        if (above.isEmpty()) {
            return Optional.of(new Advice(
                    file + " of " + write.cgroup().parent() + " is empty, and no cgroup has " + what
                            + " that its parent has not",
                    "write a list there first"));
        }
        if (above.get().equals(write.value()) || !write.value().matches("[0-9,:/-]+")) {
            return Optional.empty();
        }
        String who =
                above.get().equals(host) ? "this host" : write.cgroup().parent().toString();
        return Optional.of(new Advice(
                who + " has " + what + " " + above.get() + ", and " + write.value() + " asks for others",
                "choose among those"));
    }

    /** The value in the topmost cgroup that is to be seen. */
    private static String top(Cgroup cgroup, String file) {
        String value = "";
        for (Cgroup at = cgroup; at.read("cgroup.procs").isPresent(); at = at.parent()) {
            value = at.read(file).or(() -> Optional.of("")).get();
            if (at.directory().equals(Path.of("/"))) {
                break;
            }
        }
        return value;
    }
}
