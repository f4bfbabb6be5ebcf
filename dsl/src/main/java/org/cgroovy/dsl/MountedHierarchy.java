package org.cgroovy.dsl;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.cgroovy.cgroup.CgroupHost;
import org.cgroovy.cgroup.Hierarchy;
import org.cgroovy.cgroup.tree.CgroupAddress;
import org.cgroovy.cgroup.tree.CgroupException;
import org.cgroovy.cgroup.tree.Mounting;
import org.cgroovy.runner.Cgroups;

/** A hierarchy for scripts. */
public final class MountedHierarchy {
    private final Cgroups cgroups;
    private final Hierarchy hierarchy;

    MountedHierarchy(Cgroups cgroups, Hierarchy hierarchy) {
        this.cgroups = cgroups;
        this.hierarchy = hierarchy;
    }

    static MountedHierarchy of(Session session, String name) {
        Cgroups cgroups = session.cgroups();
        CgroupHost host = cgroups.host();
        Hierarchy found = host.named(name.startsWith("name=") ? name.substring("name=".length()) : name)
                .or(() -> host.controller(name))
                .or(() -> host.unified().filter(in -> name.equals(CgroupAddress.UNIFIED)))
                .orElseThrow(() -> new CgroupException("no hierarchy is named " + name
                        + " or has that controller; there are "
                        + host.hierarchies().stream().map(Hierarchy::label).collect(Collectors.joining(", "))));
        return new MountedHierarchy(cgroups, found);
    }

    /** A cgroup in it: {@code h.cgroup('/a')}. */
    public ControlGroup cgroup(Object path) {
        String text = Values.text("cgroup", path);
        return new ControlGroup(cgroups, CgroupAddress.parse(address() + ":" + text));
    }

    /** The cgroup that all processes are in at first. */
    public ControlGroup getRoot() {
        return cgroup("/");
    }

    /** Where it is mounted. */
    public Path getMount() {
        return hierarchy.mount();
    }

    public List<String> getControllers() {
        return hierarchy.controllers();
    }

    /** {@code "name=demo"}, {@code "cpu,cpuacct"} or {@code "unified"}. */
    public String getLabel() {
        return hierarchy.label();
    }

    /** Unmounts it, which ends it; there must be no cgroup in it but the root. */
    public void unmount() {
        cgroups.apply(
                "unmount hierarchy " + hierarchy.label(), Mounting.unmount(hierarchy, cgroups.host(), cgroups.files()));
    }

    private String address() {
        return hierarchy.unified() ? CgroupAddress.UNIFIED : hierarchy.label().replaceAll(".*,(name=)", "$1");
    }

    /** {@code "hierarchy name=demo at /tmp/demo"}. */
    @Override
    public String toString() {
        return "hierarchy " + hierarchy.label() + " at " + hierarchy.mount();
    }
}
