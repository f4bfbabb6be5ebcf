package org.cgroovy.cgroup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the plans of one cgroup path, one a hierarchy. */
final class Drafts {
    /** What is known so far of one hierarchy. */
    static final class Draft {
        final List<FileWrite> writes = new ArrayList<>();
        final List<String> enable = new ArrayList<>();
        final List<String> notes = new ArrayList<>();
    }

    private final String path;
    private final Map<Hierarchy, Draft> drafts = new LinkedHashMap<>();

    Drafts(String path) {
        this.path = CgroupPath.check(path);
    }

    String path() {
        return path;
    }

    Map<Hierarchy, Draft> all() {
        return drafts;
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

    void note(Hierarchy hierarchy, String text) {
        draft(hierarchy).notes.add(text);
    }

    List<GroupPlan> plans() {
        return drafts.entrySet().stream()
                .map(entry -> plan(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(plan -> plan.hierarchy().unified()))
                .toList();
    }

    private GroupPlan plan(Hierarchy hierarchy, Draft draft) {
        return new GroupPlan(hierarchy, path, draft.writes, draft.enable, draft.notes);
    }

    private Draft draft(Hierarchy hierarchy) {
        return drafts.computeIfAbsent(hierarchy, key -> new Draft());
    }
}
