package org.cgroovy.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cgroovy.cgroup.GroupPlan;
import org.cgroovy.linux.LaunchProgram;
import org.cgroovy.spec.ContainerSpec;

/**
 * Everything that starting a container does, in order. What {@code explain} prints is what runs.
 *
 * @param groups the container's cgroups, one in each hierarchy that it needs
 * @param unheld the optional limits that this host cannot set, by their words
 * @param notes choices and conversions worth knowing
 */
public record Plan(ContainerSpec spec, List<Op> ops, List<GroupPlan> groups, List<String> unheld, List<String> notes) {
    public Plan {
        ops = List.copyOf(ops);
        groups = List.copyOf(groups);
        unheld = List.copyOf(unheld);
        notes = List.copyOf(notes);
    }

    /** The directories of the container's cgroups. */
    public List<Path> cgroups() {
        return groups.stream().map(GroupPlan::directory).toList();
    }

    /** The launch program among the operations. */
    public LaunchProgram program() {
        return ops.stream()
                .filter(Op.Launch.class::isInstance)
                .map(op -> ((Op.Launch) op).program())
                .findFirst()
                .orElseThrow();
    }

    /** The same plan with another launch program, for tests of what follows a failure and for programs that are scripts. */
    public Plan withProgram(LaunchProgram program) {
        List<Op> changed = ops.stream()
                .map(op -> op instanceof Op.Launch launch ? new Op.Launch(program, launch.ids()) : op)
                .toList();
        return new Plan(spec, changed, groups, unheld, notes);
    }

    @Override
    public String toString() {
        String lines = IntStream.range(0, ops.size())
                .mapToObj(i -> "%3d. %s".formatted(i + 1, ops.get(i)))
                .collect(Collectors.joining("\n"));
        String remarks = notes.stream().map(note -> "\nnote: " + note).collect(Collectors.joining());
        return "plan of container " + spec.id() + "\n" + lines + remarks;
    }
}
