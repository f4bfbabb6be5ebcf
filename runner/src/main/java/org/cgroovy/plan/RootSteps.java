package org.cgroovy.plan;

import static org.cgroovy.linux.Arg.text;

import java.util.ArrayList;
import java.util.List;
import org.cgroovy.linux.Step;
import org.cgroovy.linux.Syscall;
import org.cgroovy.spec.Root;

/**
 * From the host's mounts to the container's. What is needed of the host is copied first, then the copy of the root is
 * attached. In a mount namespace that was made in advance there is nothing but a directory for what is
 * {@link ReadyMade}, and the root goes on top of it. One that the kernel makes with the process, as in a new user
 * namespace, has copies of all the host's mounts: their propagation is switched off, the root is bound to itself, and at
 * the end pivot_root takes the rest away.
 *
 * @see "mount_namespaces(7); pivot_root(2), NOTES: pivot_root(\".\", \".\")"
 */
final class RootSteps {
    private final Root root;
    private final boolean empty;

    /** @param empty whether the mount namespace was made in advance, without the host's mounts */
    RootSteps(Root root, boolean empty) {
        this.root = root;
        this.empty = empty;
    }

    /** Copies the root's mounts; they are no longer told of what is mounted on the host, nor the host of what is mounted in them. */
    List<Step> copy() {
        Step copy =
                Calls.cloneTree(Calls.CWD, root.path(), true).labelled("tree").to("rootfs");
        return empty ? List.of(copy, Calls.setPrivate(Calls.result("tree"))) : List.of(Calls.setAllPrivate(), copy);
    }

    /** After these the descriptor {@code <root>} is the new root, as seen in the new mount namespace. */
    List<Step> attach() {
        return List.of(Calls.attachAt(Calls.result("tree"), empty ? "/" : root.path()), Calls.setRoot("tree"));
    }

    List<Step> enter() {
        var steps = new ArrayList<Step>();
        if (root.readonly()) {
            steps.add(Calls.setAttributes(Calls.ROOT, MountOptions.READ_ONLY, false));
        }
        steps.add(Calls.fchdir(Calls.ROOT));
        if (empty) {
            steps.add(Step.of(Syscall.CHROOT, text(".")));
            return steps;
        }
        steps.add(Calls.pivotRoot());
        steps.add(Calls.detach().to("the host's root"));
        steps.add(Step.of(Syscall.CHDIR, text("/")));
        return steps;
    }

    /** Without a mount namespace of its own a container only gets another root directory. */
    static List<Step> changeRoot(Root root) {
        return List.of(
                Step.of(Syscall.CHROOT, text(root.path())).to("no mount namespace of its own"),
                Step.of(Syscall.CHDIR, text("/")));
    }
}
