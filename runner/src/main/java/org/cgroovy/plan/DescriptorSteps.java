package org.cgroovy.plan;

import static org.cgroovy.linux.Arg.number;

import java.util.ArrayList;
import java.util.List;
import org.cgroovy.linux.Arg;
import org.cgroovy.linux.Step;
import org.cgroovy.linux.Syscall;

/**
 * Closes what the child has of the runner's open files, before its own limit of open files is set: that would count
 * them. The few that are still needed get numbers that no limit minds, since it is met by the lowest free one.
 */
final class DescriptorSteps {
    private static final long F_DUPFD_CLOEXEC = 1030;
    private static final long FIRST_KEPT = 1000;

    private DescriptorSteps() {}

    /** @param names of open files that are needed until exec; {@link #kept} is what they are then */
    static List<Step> closeAllBut(List<String> names) {
        var steps = new ArrayList<Step>();
        for (String name : names) {
            steps.add(Step.of(
                            Syscall.FCNTL,
                            new Arg.HostFd(name),
                            new Arg.Number(F_DUPFD_CLOEXEC, "F_DUPFD_CLOEXEC"),
                            number(FIRST_KEPT))
                    .labelled("kept " + name));
        }
        steps.add(Step.of(Syscall.CLOSE_RANGE, number(3), number(FIRST_KEPT - 1), number(0)));
        return steps;
    }

    static Arg kept(String name) {
        return Calls.result("kept " + name);
    }
}
