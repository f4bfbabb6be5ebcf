package org.cgroovy.runner.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cgroovy.plan.Op;
import org.cgroovy.plan.Plan;

/** LostPaths of a description that lead nowhere: root, working directory, mounts. */
final class LostPaths {
    private LostPaths() {}

    static Optional<Advice> root(Failure failure, Site site) {
        Path root = ((Op.OpenFile) failure.op()).path();
        return Optional.of(
                new Advice(Where.isNot("root directory", root), "name a directory that holds a system as rootfs"));
    }

    /** A namespace to join, by a path such as /proc/123/ns/net. */
    static Optional<Advice> namespace(Failure failure, Site site) {
        Path path = ((Op.OpenFile) failure.op()).path();
        return Optional.of(new Advice(
                Where.isNot("namespace", path), "is the process still there? join the namespace of one that runs"));
    }

    static Optional<Advice> workingDirectory(Failure failure, Site site) {
        Plan plan = failure.plan().orElseThrow();
        String cwd = plan.spec().process().cwd();
        InsideRoot root = InsideRoot.of(plan);
        InsideRoot.Lookup lookup = root.find(cwd);
        if (lookup.found() && lookup.host().filter(Files::isDirectory).isPresent()) {
            return Optional.empty();
        }
        String cause =
                lookup.found() ? cwd + " in " + root + " is a file, not a directory" : Where.isNot(lookup, cwd, root);
        return Optional.of(new Advice(cause, "make it in the root, or name another cwd"));
    }

    /** ELOOP of a working directory, as with /proc/self/fd/7. */
    static Optional<Advice> workingDirectoryLink(Failure failure, Site site) {
        String cwd = failure.plan().orElseThrow().spec().process().cwd();
        return Optional.of(new Advice(
                cwd + " leads through a link of /proc to a directory that may be the host's: refused on purpose",
                "name the directory by its own path"));
    }

    static Optional<Advice> bindSource(Failure failure, Site site) {
        Path source = Path.of(failure.text(1).orElse("/"));
        return Optional.of(
                new Advice(Where.isNot("bind source", source), "make it, or name another source of the bind mount"));
    }

    /** mount(2) of a file system. */
    static Optional<Advice> unknownFileSystem(Failure failure, Site site) {
        String type = failure.text(2).orElse("");
        boolean known = site.read("filesystems").orElse("").lines().anyMatch(line -> line.endsWith("\t" + type));
        return known
                ? Optional.empty()
                : Optional.of(new Advice(
                        "this kernel has no file system " + type + " (see /proc/filesystems)", "modprobe " + type));
    }

    static Optional<Advice> badMountOption(Failure failure, Site site) {
        return failure.text(4)
                .map(data -> new Advice(
                        "the file system " + failure.text(2).orElse("") + " does not take " + data,
                        "correct the options of this mount"));
    }
}
