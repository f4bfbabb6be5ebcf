package org.cgroovy.cgroup;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads what the cgroups of one container have used. It opens only the files of controllers that the container has, some ten
 * of them, since it runs at the end of every container.
 */
public final class UsageReader {
    private static final String CPUACCT = "cpuacct";
    private static final int BUFFER = 4096;
    private static final byte[] NOTHING = {};

    /** One file to read. */
    private record Source(String path, UsageFile file) {}

    private final List<Source> sources = new ArrayList<>();

    /** A reader for the controllers that the plans limit, and for the CPU time of the unified hierarchy. */
    public UsageReader(List<GroupPlan> plans) {
        boolean unified = plans.stream().anyMatch(plan -> plan.hierarchy().unified());
        for (GroupPlan plan : plans) {
            boolean v2 = plan.hierarchy().unified();
            List<String> controllers = v2 ? plan.enable() : plan.hierarchy().controllers();
            add(plan.directory(), v2, unified, controllers);
        }
    }

    private UsageReader(Map<Hierarchy, Path> directories) {
        boolean unified = directories.keySet().stream().anyMatch(Hierarchy::unified);
        directories.forEach(
                (hierarchy, directory) -> add(directory, hierarchy.unified(), unified, hierarchy.controllers()));
    }

    /** A reader for one directory a hierarchy, with all the controllers that the hierarchies have. */
    public static UsageReader of(Map<Hierarchy, Path> directories) {
        return new UsageReader(directories);
    }

    /** What has been used until now; what cannot be read is empty. */
    public Usage read() {
        return read(sources, UsageReader::text);
    }

    /**
     * What is told of a container that has ended: CPU time in all, throttling, the most memory, limits hit, OOM kills.
     *
     * @param files gives the text of a file by its path, or nothing
     */
    public Usage readFinal(Function<String, Optional<String>> files) {
        return read(sources.stream().filter(source -> source.file.isFinal()).toList(), files);
    }

    private static Usage read(List<Source> sources, Function<String, Optional<String>> files) {
        UsageFields fields = new UsageFields();
        for (Source source : sources) {
            files.apply(source.path).ifPresent(text -> source.file.addTo(fields, text));
        }
        return fields.toUsage();
    }

    private void add(Path directory, boolean v2, boolean haveUnified, Collection<String> controllers) {
        for (UsageFile file : v2 ? UsageFile.V2 : UsageFile.V1) {
            // The unified cpu.stat has the same CPU time, user and system included, in one file.
            boolean twice = haveUnified && file.controller().equals(CPUACCT);
            if (!twice && (file.controller().isEmpty() || controllers.contains(file.controller()))) {
                sources.add(new Source(directory + "/" + file.name(), file));
            }
        }
    }

    /** Not Files.readString, nor readAllBytes: one open, one read, one close: there may be thousands of cgroups. */
    private static Optional<String> text(String path) {
        byte[] buffer = new byte[BUFFER];
        try (FileInputStream in = new FileInputStream(path)) {
            int length = in.read(buffer);
            // The kernel gives as much as there is: a full buffer is the only reason to ask again.
            byte[] more = length == BUFFER ? in.readAllBytes() : NOTHING;
            String text = new String(buffer, 0, Math.max(length, 0), StandardCharsets.ISO_8859_1);
            return Optional.of(text + new String(more, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
