package org.cgroovy.dsl;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cgroovy.spec.ContainerSpec;
import org.cgroovy.spec.ProcessSpec;
import org.cgroovy.spec.Root;
import org.cgroovy.spec.Seccomp;

/** A container while its block is being read. */
final class ContainerDraft {
    private final String id;
    private final ProcessDraft process;
    private final NamespacesDsl namespaces;
    private final MountsDsl mounts;
    private final LimitsDsl limits;
    private final Set<String> masked;
    private final Set<String> readonlyPaths;
    private final Map<String, String> annotations;
    private Optional<String> hostname;
    private Optional<String> domainname;
    private Optional<String> rootfs;
    private Seccomp seccomp;
    private boolean readonly;
    private boolean detach;

    /** One with the defaults of every word, but without a root. */
    ContainerDraft(String id) {
        this(ContainerSpec.of(id, new Root("/", false), ProcessSpec.DEFAULT), Optional.empty());
    }

    /** One that is as a description says. */
    ContainerDraft(ContainerSpec spec) {
        this(spec, Optional.of(spec.root().path()));
    }

    private ContainerDraft(ContainerSpec spec, Optional<String> rootfs) {
        this.id = spec.id();
        this.rootfs = rootfs;
        process = new ProcessDraft(spec.process());
        namespaces = new NamespacesDsl(spec.namespaces());
        mounts = new MountsDsl(spec.mounts());
        limits = new LimitsDsl(spec.limits());
        masked = new LinkedHashSet<>(spec.maskedPaths());
        readonlyPaths = new LinkedHashSet<>(spec.readonlyPaths());
        annotations = new HashMap<>(spec.annotations());
        hostname = spec.hostname();
        domainname = spec.domainname();
        seccomp = spec.seccomp();
        readonly = spec.root().readonly();
        detach = spec.detach();
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
