package org.cgroovy.cgroup.tree;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgroovy.cgroup.CgroupPath;
import org.cgroovy.cgroup.Hierarchy;

/**
 * One cgroup of one hierarchy; whether it exists is another question.
 *
 * @param path from the mounted directory: {@code "/demo/a"}, {@code "/"} for the root
 */
public record Cgroup(Hierarchy hierarchy, String path) {
    /** @throws IllegalArgumentException when it is no path of a cgroup */
    public Cgroup {
        path = CgroupPath.check(path);
    }

    /** Where its control files are. */
    public Path directory() {
        return hierarchy.directory(path);
    }

    public Path file(String name) {
        return directory().resolve(name);
    }

    /** The file that lists its threads, and takes single ones. */
    public Path threadFile() {
        return file(hierarchy.unified() ? "cgroup.threads" : "tasks");
    }

    public boolean isRoot() {
        return path.equals("/");
    }

    /** The last name of the path; empty for the root. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The one above; empty for the root. */
    public Optional<Cgroup> parent() {
        if (isRoot()) {
            return Optional.empty();
        }
        int slash = path.lastIndexOf('/');
        return Optional.of(new Cgroup(hierarchy, slash == 0 ? "/" : path.substring(0, slash)));
    }

    /**
     * One below.
     *
     * @param below {@code "a"} or {@code "a/b"}
     */
    public Cgroup child(String below) {
        return new Cgroup(hierarchy, isRoot() ? "/" + below : path + "/" + below);
    }

    /** From the root down to this one. */
    public List<Cgroup> lineage() {
        List<Cgroup> line = new ArrayList<>(parent().map(Cgroup::lineage).orElse(List.of()));
        line.add(this);
        return List.copyOf(line);
    }

    /** {@code "memory:/demo"}, {@code "name=demo:/a"}, {@code "unified:/demo"}. */
    @Override
    public String toString() {
        return hierarchy.label() + ":" + path;
    }
}
