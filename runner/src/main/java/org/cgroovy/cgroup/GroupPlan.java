package org.cgroovy.cgroup;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.cgroovy.cgroup.v2.DeviceProgram;

/**
 * One cgroup to make and to join, and what to write there.
 *
 * @param hierarchy in which hierarchy
 * @param path the cgroup, from the mounted directory
 * @param writes in this order, before anything joins
 * @param enable v2: controllers to enable in {@code cgroup.subtree_control} of every ancestor, from the top down
 * @param devices v2: what decides there about devices
 * @param notes what the reader should know beyond the notes of the writes
 */
public record GroupPlan(
        Hierarchy hierarchy,
        String path,
        List<FileWrite> writes,
        List<String> enable,
        Optional<DeviceProgram> devices,
        List<String> notes) {
    public GroupPlan {
        path = CgroupPath.check(path);
        writes = List.copyOf(writes);
        enable = List.copyOf(enable);
        notes = List.copyOf(notes);
    }

    public GroupPlan(Hierarchy hierarchy, String path, List<FileWrite> writes, List<String> enable) {
        this(hierarchy, path, writes, enable, Optional.empty(), List.of());
    }

    /** The cgroup's directory. */
    public Path directory() {
        return hierarchy.directory(path);
    }

    /** The directories above it, from the mounted one down to the parent: where {@link #enable} applies. */
    public List<Path> ancestors() {
        Deque<Path> above = new ArrayDeque<>();
        for (Path at = directory(); !at.equals(hierarchy.mount()); ) {
            at = at.resolve("..").normalize();
            above.addFirst(at);
        }
        return List.copyOf(above);
    }

    /** The file of one of {@link #writes}. */
    public Path file(FileWrite write) {
        Path file = directory().resolve(write.file());
        return write.file().startsWith("..") ? file.normalize() : file;
    }
}
