package org.cgroovy.dsl;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cgroovy.cgroup.Limits;
import org.cgroovy.spec.ContainerSpec;
import org.cgroovy.spec.Namespaces;
import org.cgroovy.spec.Root;
import org.cgroovy.spec.Seccomp;

/** A container while its block is being read. */
final class ContainerDraft {
    private final String id;
    private final ProcessDraft process = new ProcessDraft();
    private final NamespacesDsl namespaces = new NamespacesDsl(Namespaces.DEFAULT);
    private final MountsDsl mounts = new MountsDsl(ContainerSpec.DEFAULT_MOUNTS);
    private final LimitsDsl limits = new LimitsDsl(Limits.NONE);
    private final Set<String> masked = new LinkedHashSet<>(ContainerSpec.MASKED_PATHS);
    private final Set<String> readonlyPaths = new LinkedHashSet<>(ContainerSpec.READONLY_PATHS);
    private final Map<String, String> annotations = new HashMap<>();
    private Optional<String> hostname = Optional.empty();
    private Optional<String> domainname = Optional.empty();
    private Optional<String> rootfs = Optional.empty();
    private Seccomp seccomp = Seccomp.DEFAULT;
    private boolean readonly;
    private boolean detach;

    ContainerDraft(String id) {
        this.id = id;
    }

    void hostname(String name) {
        hostname = Optional.of(name);
    }

    void domainname(String name) {
        domainname = Optional.of(name);
    }

    void rootfs(String directory) {
        rootfs = Optional.of(directory);
    }

    void readonly(boolean on) {
        readonly = on;
    }

    void detach(boolean on) {
        detach = on;
    }

    void masked(List<String> paths) {
        masked.addAll(paths);
    }

    void unmasked(List<String> paths) {
        paths.forEach(path -> require(masked, path, "unmasked"));
    }

    void readonlyPaths(List<String> paths) {
        readonlyPaths.addAll(paths);
    }

    void writablePaths(List<String> paths) {
        paths.forEach(path -> require(readonlyPaths, path, "writablePaths"));
    }

    void seccomp(Seccomp filter) {
        seccomp = filter;
    }

    void annotations(Map<String, String> more) {
        annotations.putAll(more);
    }

    ProcessDraft process() {
        return process;
    }

    NamespacesDsl namespaces() {
        return namespaces;
    }

    MountsDsl mounts() {
        return mounts;
    }

    LimitsDsl limits() {
        return limits;
    }

    ContainerSpec build() {
        String directory = rootfs.orElseThrow(() -> new WordException(
                "container " + id + " has no rootfs: write rootfs '/a/directory' or rootfs busybox()"));
        return new ContainerSpec(
                id,
                hostname,
                domainname,
                new Root(directory, readonly),
                process.build(),
                mounts.build(),
                namespaces.build(),
                limits.build(),
                List.copyOf(masked),
                List.copyOf(readonlyPaths),
                seccomp,
                annotations,
                detach);
    }

    private static void require(Set<String> paths, String path, String word) {
        if (!paths.remove(path)) {
            throw new WordException(word + ": " + path + " is not among " + String.join(", ", paths));
        }
    }
}
