package org.cgroovy.plan;

import java.util.ArrayList;
import java.util.List;
import org.cgroovy.linux.Arg;
import org.cgroovy.linux.Step;
import org.cgroovy.linux.Syscall;
import org.cgroovy.spec.MountSpec;

/**
 * Mounts below the new root, before it becomes the root. Every target is opened inside the root first and mounted on by
 * its descriptor, so that no symbolic link in the root file system can lead a mount elsewhere.
 */
final class MountSteps {
    private static final List<String> KERNEL_TREES = List.of("/proc", "/sys", "/dev");
    private static final long S_IFREG = 0100000;

    private final Calls calls;
    private final HostFiles files;
    private final boolean userNamespace;
    private final CgroupMountSteps cgroups;
    private final List<MountSpec> ready;
    private final List<Step> steps = new ArrayList<>();

    /** @param ready the mounts that were made in advance */
    MountSteps(Calls calls, HostFiles files, CgroupMountSteps cgroups, boolean userNamespace, List<MountSpec> ready) {
        this.calls = calls;
        this.files = files;
        this.cgroups = cgroups;
        this.userNamespace = userNamespace;
        this.ready = ready;
    }

    /** Makes mounts in a directory of the runner, for a container that is to come. */
    static List<Step> inAdvance(Calls calls, List<MountSpec> mounts) {
        var none = new CgroupMountSteps(calls, List.of(), true, false);
        return new MountSteps(calls, path -> true, none, false, List.of()).steps(mounts);
    }

    /** Opens the trees that were made in advance, before the root comes to lie on them. */
    List<Step> trees() {
        return ready.stream()
                .filter(ReadyMade::isTree)
                .map(tree -> calls.openDirectoryIn(Calls.CWD, tree.destination(), false)
                        .labelled(tree.destination()))
                .toList();
    }

    /** Copies what is bound, while the host's files are in reach. */
    List<Step> copies(List<MountSpec> mounts) {
        var copies = new ArrayList<Step>();
        for (int i = 0; i < mounts.size(); i++) {
            MountSpec mount = mounts.get(i);
            if (mount.isBind()) {
                copies.addAll(copy(mount, "bind" + i));
            } else if (isCgroup(mount)) {
                copies.addAll(cgroups.copies(MountOptions.of(mount.options())));
            }
        }
        return copies;
    }

    private static List<Step> copy(MountSpec mount, String label) {
        boolean recursive = !mount.options().contains("bind");
        var copy = new ArrayList<Step>();
        copy.add(Calls.cloneTree(Calls.CWD, mount.source(), recursive)
                .labelled(label)
                .to("bind to " + mount.destination()));
        var options = MountOptions.of(mount.options());
        copy.addAll(propagation(Calls.result(label), options.propagation()));
        if (options.changesAttributes()) {
            copy.add(Calls.setAttributes(Calls.result(label), options, recursive));
        }
        return copy;
    }

    /** First a slave, when it is to be shared: the host is to hear nothing of what is mounted inside. */
    private static List<Step> propagation(Arg tree, Propagation propagation) {
        return switch (propagation) {
            case PRIVATE, SLAVE -> List.of(Calls.setPropagation(tree, propagation, true));
            case SHARED ->
                List.of(
                        Calls.setPropagation(tree, Propagation.SLAVE, true),
                        Calls.setPropagation(tree, Propagation.SHARED, true));
            case UNBINDABLE ->
                List.of(Calls.setPrivate(tree), Calls.setPropagation(tree, Propagation.UNBINDABLE, false));
        };
    }

    private static boolean isCgroup(MountSpec mount) {
        return mount.type().equals("cgroup") || mount.type().equals("cgroup2");
    }

    List<Step> steps(List<MountSpec> mounts) {
        for (int i = 0; i < mounts.size(); i++) {
            add(mounts.get(i), i);
        }
        return steps;
    }

    private void add(MountSpec mount, int index) {
        if (isReady(mount)) {
            if (ReadyMade.isTree(mount)) {
                open(mount.destination(), "target" + index, true);
                steps.add(Calls.attach(Calls.result(mount.destination()), Calls.result("target" + index))
                        .to("all that is mounted there comes with it"));
            }
            return;
        }
        if (mount.isBind()) {
            bind(mount, index);
        } else if (isCgroup(mount)) {
            enter(mount.destination(), index);
            steps.addAll(cgroups.steps(MountOptions.of(mount.options())));
        } else {
            fileSystem(mount, index);
        }
        if (mount.destination().equals("/dev") && !mount.isBind()) {
            enter("/dev", index + "nodes");
            steps.addAll(DeviceSteps.steps(userNamespace));
        }
    }

    /** The same object: Java puts the equals of a record together at its first use, 14 ms of the first container. */
    @SuppressWarnings("ReferenceEquality")
    private boolean isReady(MountSpec mount) {
        return ready.stream().anyMatch(each -> each == mount);
    }

    private void fileSystem(MountSpec mount, int index) {
        var options = MountOptions.of(mount.options());
        enter(mount.destination(), index);
        steps.add(Calls.mount(mount.source(), ".", mount.type(), options).to("on " + mount.destination()));
        if (options.propagation() != Propagation.PRIVATE) {
            open(mount.destination(), "mounted" + index, true);
            steps.add(Calls.setPropagation(Calls.result("mounted" + index), options.propagation(), false));
        }
    }

    private void enter(String destination, Object index) {
        String target = "target" + index;
        open(destination, target, true);
        steps.add(Calls.fchdir(Calls.result(target)));
    }

    private void bind(MountSpec mount, int index) {
        open(mount.destination(), "target" + index, files.isDirectory(mount.source()));
        steps.add(Calls.attach(Calls.result("bind" + index), Calls.result("target" + index)));
    }

    /** Makes the mount point where it is missing, one level after the other inside the root, then opens it. */
    private void open(String destination, String label, boolean directory) {
        boolean symlinks =
                KERNEL_TREES.stream().noneMatch(tree -> destination.equals(tree) || destination.startsWith(tree + "/"));
        String[] names = destination.substring(1).split("/+");
        Arg parent = Calls.ROOT;
        var path = new StringBuilder();
        for (int i = 0; i < names.length; i++) {
            boolean last = i == names.length - 1;
            path.append(i == 0 ? "" : "/").append(names[i]);
            steps.add(last && !directory ? makeFile(parent, names[i]) : Calls.mkdir(parent, names[i]));
            String name = last ? label : label + "in" + i;
            steps.add((last && !directory
                            ? calls.openAnyIn(Calls.ROOT, path.toString(), symlinks)
                            : calls.openDirectoryIn(Calls.ROOT, path.toString(), symlinks))
                    .labelled(name));
            parent = Calls.result(name);
        }
    }

    private static Step makeFile(Arg parent, String name) {
        return Step.of(
                        Syscall.MKNODAT,
                        parent,
                        Arg.text(name),
                        new Arg.Number(S_IFREG | 0644, "S_IFREG|0644"),
                        Arg.number(0))
                .ignoringErrors();
    }
}
