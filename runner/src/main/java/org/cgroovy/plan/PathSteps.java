package org.cgroovy.plan;

import static org.cgroovy.linux.Arg.number;

import java.util.ArrayList;
import java.util.List;
import org.cgroovy.linux.Step;
import org.cgroovy.linux.Syscall;

/** Paths below the new root that a container shall not see, or only read. */
final class PathSteps {
    private PathSteps() {}

    /**
     * Hides paths: a file behind /dev/null, a directory behind an empty one. Those that are not there are no
     * matter. Which it is must be known before a copy is made: to drop one that was attached nowhere takes an RCU grace period.
     */
    static List<Step> mask(Calls calls, List<String> paths) {
        var steps = new ArrayList<Step>();
        for (int i = 0; i < paths.size(); i++) {
            String label = "mask" + i;
            String next = "mask" + (i + 1);
            steps.add(calls.openAnyIn(Calls.ROOT, paths.get(i).substring(1), false)
                    .labelled(label)
                    .onErrorGoTo(next));
            steps.add(Calls.fchdir(Calls.result(label)).onErrorGoTo("null" + i).to("hides " + paths.get(i)));
            steps.add(Calls.mount("tmpfs", ".", "tmpfs", MountOptions.of(List.of("ro")))
                    .onZeroGoTo(next));
            steps.add(calls.openAnyIn(Calls.ROOT, "dev/null", false).labelled("null" + i));
            steps.add(Calls.cloneTree(Calls.result("null" + i), false).labelled("cover" + i));
            steps.add(Calls.attach(Calls.result("cover" + i), Calls.result(label)));
        }
        steps.add(Calls.fchdir(Calls.ROOT).labelled("mask" + paths.size()));
        return steps;
    }

    static List<Step> seal(Calls calls, List<String> paths) {
        var steps = new ArrayList<Step>();
        for (int i = 0; i < paths.size(); i++) {
            String path = paths.get(i).substring(1);
            String label = "sealed" + i;
            String next = "sealed" + (i + 1);
            steps.add(calls.openAnyIn(Calls.ROOT, path, false)
                    .labelled(label)
                    .onErrorGoTo(next)
                    .to("read-only " + paths.get(i)));
            steps.add(Calls.cloneTree(Calls.result(label), true).labelled("copy" + i));
            steps.add(Calls.setAttributes(Calls.result("copy" + i), MountOptions.READ_ONLY, true));
            steps.add(Calls.attach(Calls.result("copy" + i), Calls.result(label)));
        }
        steps.add(Step.of(Syscall.UMASK, number(0)).labelled("sealed" + paths.size()));
        return steps;
    }
}
