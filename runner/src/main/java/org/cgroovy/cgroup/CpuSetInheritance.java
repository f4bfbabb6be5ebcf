package org.cgroovy.cgroup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives a v1 cpuset what it lacks. A new one is empty, and joining it fails with a bare ENOSPC until it has both CPUs and
 * memory nodes; an empty parent refuses them. So every empty ancestor gets the values of the one above it.
 */
final class CpuSetInheritance {
    private static final List<String> FILES = List.of("cpuset.cpus", "cpuset.mems");

    private final ControlFiles files;

    CpuSetInheritance(ControlFiles files) {
        this.files = files;
    }

    void complete(Drafts drafts) {
        for (Drafts.Draft draft : drafts.all()) {
            Hierarchy hierarchy = draft.hierarchy;
            if (!hierarchy.unified() && hierarchy.controllers().contains("cpuset")) {
                List<FileWrite> inherited = inherited(hierarchy, drafts.path(), draft.writes);
                // First: the kernel refuses CPUs that the parent does not have.
                draft.writes.addAll(0, inherited);
            }
        }
    }

    private List<FileWrite> inherited(Hierarchy hierarchy, String path, List<FileWrite> given) {
        List<FileWrite> writes = new ArrayList<>();
        for (String file : FILES) {
            boolean isGiven = given.stream().anyMatch(write -> write.file().equals(file));
            addMissing(hierarchy, lineage(path), file, isGiven, writes);
        }
        return writes;
    }

    private void addMissing(
            Hierarchy hierarchy, List<String> lineage, String file, boolean given, List<FileWrite> writes) {
        String from = "/";
        String value = read(hierarchy, from, file)
                .orElseThrow(() -> new LimitException("cpuset", file + " of " + hierarchy.mount() + " is empty", ""));
        int last = lineage.size() - 1;
        for (int depth = 0; depth < (given ? last : lineage.size()); depth++) {
            Optional<String> own = depth < last ? read(hierarchy, lineage.get(depth), file) : Optional.empty();
            if (own.isPresent()) {
                from = lineage.get(depth);
                value = own.get();
            } else {
                writes.add(new FileWrite("../".repeat(last - depth) + file, value, "inherited from " + from));
            }
        }
    }

    private Optional<String> read(Hierarchy hierarchy, String path, String file) {
        return files.read(hierarchy.directory(path).resolve(file)).filter(text -> !text.isEmpty());
    }

    /** From the first below the root to the cgroup itself: "/a/b" gives "/a", "/a/b". */
    private static List<String> lineage(String path) {
        List<String> lineage = new ArrayList<>();
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            lineage.add(path.substring(0, slash));
        }
        lineage.add(path);
        return lineage;
    }
}
