package org.cgroovy.plan;

import static org.cgroovy.linux.Arg.NULL;
import static org.cgroovy.linux.Arg.number;
import static org.cgroovy.linux.Arg.text;

import java.util.ArrayList;
import java.util.List;
import org.cgroovy.linux.Arg;
import org.cgroovy.linux.Step;
import org.cgroovy.linux.Syscall;
import org.cgroovy.spec.Root;

/**
 * From the host's mounts to the container's: propagation off, the root bound to itself, at the end pivot_root.
 *
 * @see "pivot_root(2), NOTES: pivot_root(\".\", \".\")"
 */
final class RootSteps {
    private static final long MS_REC_PRIVATE = 0x4000 | 1 << 18;
    private static final long MNT_DETACH = 2;

    private RootSteps() {}

    /** After these the descriptor {@code <root>} is the new root, as seen in the new mount namespace. */
    static List<Step> prepare(Root root) {
        return List.of(
                Step.of(
                        Syscall.MOUNT,
                        NULL,
                        text("/"),
                        NULL,
                        new Arg.Number(MS_REC_PRIVATE, "MS_REC|MS_PRIVATE"),
                        NULL),
                Calls.cloneTree(Calls.CWD, root.path(), true).labelled("tree").to("rootfs"),
                Step.of(
                        Syscall.MOVE_MOUNT,
                        Calls.result("tree"),
                        text(""),
                        Calls.CWD,
                        text(root.path()),
                        new Arg.Number(4, "MOVE_MOUNT_F_EMPTY_PATH")),
                Step.of(Syscall.DUP3, Calls.result("tree"), Calls.ROOT, new Arg.Number(Calls.O_CLOEXEC, "O_CLOEXEC")));
    }

    static List<Step> enter(Root root) {
        var steps = new ArrayList<Step>();
        if (root.readonly()) {
            steps.add(Calls.setAttributes(Calls.ROOT, MountOptions.READ_ONLY, false));
        }
        steps.add(Calls.fchdir(Calls.ROOT));
        steps.add(Step.of(Syscall.PIVOT_ROOT, text("."), text(".")));
        steps.add(Step.of(Syscall.UMOUNT2, text("."), new Arg.Number(MNT_DETACH, "MNT_DETACH"))
                .to("the host's root"));
        steps.add(Step.of(Syscall.CHDIR, text("/")));
        return steps;
    }

    /** Without a mount namespace of its own a container only gets another root directory. */
    static List<Step> changeRoot(Root root) {
        return List.of(
                Step.of(Syscall.CHROOT, text(root.path())).to("no mount namespace of its own"),
                Step.of(Syscall.CHDIR, text("/")));
    }

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
