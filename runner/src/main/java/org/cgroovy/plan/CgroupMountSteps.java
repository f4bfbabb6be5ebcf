package org.cgroovy.plan;

import java.util.ArrayList;
import java.util.List;
import org.cgroovy.cgroup.GroupPlan;
import org.cgroovy.cgroup.Hierarchy;
import org.cgroovy.linux.Arg;
import org.cgroovy.linux.Step;
import org.cgroovy.linux.Syscall;

/**
 * {@code /sys/fs/cgroup} as seen from inside: the container's own cgroups, as the roots of their hierarchies. Starts in
 * the directory to mount on.
 */
final class CgroupMountSteps {
    private final Calls calls;
    private final List<GroupPlan> groups;
    private final boolean ownNamespace;
    private final boolean overHosts;

    /** @param overHosts whether the host's {@code /sys}, with its cgroups, is bound where they are mounted */
    CgroupMountSteps(Calls calls, List<GroupPlan> groups, boolean ownNamespace, boolean overHosts) {
        this.calls = calls;
        this.groups = groups;
        this.ownNamespace = ownNamespace;
        this.overHosts = overHosts;
    }

    /** Without a cgroup namespace a mount would show all the host's cgroups, so the container's own directories are bound. */
    List<Step> copies(MountOptions options) {
        if (ownNamespace) {
            return List.of();
        }
        var copies = new ArrayList<Step>();
        for (GroupPlan group : groups) {
            copies.add(Calls.cloneTree(Calls.CWD, group.directory().toString(), false)
                    .labelled(label(group)));
            copies.add(Calls.setPrivate(Calls.result(label(group))));
            copies.add(Calls.setAttributes(Calls.result(label(group)), options, false));
        }
        return copies;
    }

    private static String label(GroupPlan group) {
        return "cgroup " + directoryName(group.hierarchy());
    }

    List<Step> steps(MountOptions options) {
        if (groups.isEmpty()) {
            return List.of();
        }
        if (groups.size() == 1 && groups.get(0).hierarchy().unified()) {
            var steps = new ArrayList<Step>();
            if (overHosts) {
                steps.addAll(empty(options)); // over itself a file system is not mounted: EBUSY
            }
            steps.addAll(mount(groups.get(0), ".", options));
            return steps;
        }
        return manyHierarchies(options);
    }

    private List<Step> empty(MountOptions options) {
        return List.of(
                Calls.mount("tmpfs", ".", "tmpfs", options.writable().withData("mode=755"))
                        .to("on /sys/fs/cgroup"),
                calls.openDirectoryIn(Calls.ROOT, "sys/fs/cgroup", false).labelled("cgroups"),
                Calls.fchdir(Calls.result("cgroups")));
    }

    private List<Step> manyHierarchies(MountOptions options) {
        var steps = new ArrayList<Step>(empty(options));
        for (GroupPlan group : groups) {
            String name = directoryName(group.hierarchy());
            steps.add(Calls.mkdir(Calls.CWD, name));
            steps.addAll(mount(group, name, options));
            links(group.hierarchy(), name).forEach(steps::add);
        }
        if (options.isReadOnly()) {
            steps.add(Calls.setAttributes(Calls.result("cgroups"), options, false));
        }
        return steps;
    }

    private List<Step> mount(GroupPlan group, String target, MountOptions options) {
        Hierarchy hierarchy = group.hierarchy();
        if (!ownNamespace) {
            return List.of(Calls.attachAt(Calls.result(label(group)), target));
        }
        if (hierarchy.unified()) {
            return List.of(Calls.mount("cgroup2", target, "cgroup2", options));
        }
        String data = hierarchy.controllers().isEmpty() ? "none," + hierarchy.label() : hierarchy.label();
        return List.of(Calls.mount("cgroup", target, "cgroup", options.withData(data)));
    }

    private static List<Step> links(Hierarchy hierarchy, String directory) {
        if (hierarchy.controllers().size() < 2) {
            return List.of();
        }
        return hierarchy.controllers().stream()
                .map(controller -> Step.of(Syscall.SYMLINKAT, Arg.text(directory), Calls.CWD, Arg.text(controller)))
                .toList();
    }

    private static String directoryName(Hierarchy hierarchy) {
        return hierarchy.label().startsWith("name=") ? hierarchy.label().substring(5) : hierarchy.label();
    }
}
