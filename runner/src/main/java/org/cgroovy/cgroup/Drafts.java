package org.cgroovy.cgroup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgroovy.cgroup.v2.DeviceProgram;

/** Collects the plans of one cgroup path, one a hierarchy. */
final class Drafts {
    /** What is known so far of one hierarchy. */
    static final class Draft {
        final Hierarchy hierarchy;
        final List<FileWrite> writes = new ArrayList<>();
        final List<String> enable = new ArrayList<>();
        final List<String> notes = new ArrayList<>();
        Optional<DeviceProgram> devices = Optional.empty();

        Draft(Hierarchy hierarchy) {
            this.hierarchy = hierarchy;
        }
    }

    private final String path;
    /** By mount point: the first hashCode() of a record makes the JVM link it, which takes longer than a container. */
    private final Map<Path, Draft> drafts = new LinkedHashMap<>();

    Drafts(String path) {
        this.path = CgroupPath.check(path);
    }

    String path() {
        return path;
    }

    Collection<Draft> all() {
        return drafts.values();
    }

    void join(Hierarchy hierarchy) {
        draft(hierarchy);
    }

    void add(Hierarchy hierarchy, Controller controller, List<FileWrite> writes) {
        if (!writes.isEmpty()) {
            add(hierarchy, writes);
            enable(hierarchy, controller.name());
        }
    }

    void add(Hierarchy hierarchy, List<FileWrite> writes) {
        draft(hierarchy).writes.addAll(writes);
    }

    void enable(Hierarchy hierarchy, String controller) {
        List<String> enable = draft(hierarchy).enable;
        if (hierarchy.unified() && !enable.contains(controller)) {
            enable.add(controller);
        }
    }

    void guard(Hierarchy hierarchy, DeviceProgram program) {
        draft(hierarchy).devices = Optional.of(program);
    }

    void note(Hierarchy hierarchy, String text) {
        draft(hierarchy).notes.add(text);
    }

    List<GroupPlan> plans() {
        return drafts.values().stream()
                .map(this::plan)
                .sorted(Comparator.comparing(plan -> plan.hierarchy().unified()))
                .toList();
    }

    private GroupPlan plan(Draft draft) {
        return new GroupPlan(draft.hierarchy, path, draft.writes, draft.enable, draft.devices, draft.notes);
    }

    private Draft draft(Hierarchy hierarchy) {
        return drafts.computeIfAbsent(hierarchy.mount(), mount -> new Draft(hierarchy));
    }
}
