package org.cgroovy.cgroup.tool;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgroovy.cgroup.CgroupWalk;
import org.cgroovy.cgroup.tool.SnapshotGroup.Section;
import org.cgroovy.linux.Errno;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.PlainFiles;

/** Reads the groups of a hierarchy for a snapshot. */
final class SnapshotReader implements CgroupWalk.Visitor {
    private final ToolContext context;
    private final MountedHierarchy hierarchy;
    private final SnapshotFilter filter;
    private final SnapshotSettings settings;
    private final SnapshotRights rights;
    private final boolean original;
    private final List<SnapshotGroup> groups = new ArrayList<>();
    private final List<SnapshotGroup> afterwards = new ArrayList<>();
    private int exitCode;

    SnapshotReader(ToolContext context, MountedHierarchy hierarchy, SnapshotFilter filter) {
        this.context = context;
        this.hierarchy = hierarchy;
        this.filter = filter;
        this.original = context.compat().original();
        this.settings = new SnapshotSettings(context, hierarchy, filter);
        this.rights = new SnapshotRights(original, hierarchy.first().unified());
    }

    List<SnapshotGroup> read() {
        context.walker().walk(hierarchy.first().mount(), this);
        groups.addAll(afterwards);
        return groups;
    }

    /** 0 when all could be read. */
    int exitCode() {
        return exitCode;
    }

    @Override
    public void cgroup(String path) {
        if (path.isEmpty()) {
            return;
        }
        if (path.indexOf('"') >= 0 && path.indexOf('\'') >= 0 && !original) {
            complain("group " + path.substring(1) + " is left out: there is no way to write both kinds of quotes");
            return;
        }
        try {
            Path directory = hierarchy.first().mount().resolve(path.substring(1));
            SnapshotGroup group = group(path, directory);
            groups.add(group);
            later(group, directory);
        } catch (NoSuchFileException e) {
            // It vanished meanwhile.
        } catch (IOException e) {
            complain(PlainFiles.failure("stat(\"" + hierarchy.first().mount() + path + "\")", e)
                    .getMessage());
        } catch (KernelException e) {
            if (e.errno() != Errno.ENOENT && e.errno() != Errno.ENODEV) {
                complain(e.getMessage());
            }
        }
    }

    @Override
    public void unreadable(String path, KernelException reason) {
        complain(reason.getMessage());
    }

    private void complain(String why) {
        context.err().println("cgsnapshot: " + why);
        exitCode = Ecg.ECGOTHER.exitCode();
    }

    private SnapshotGroup group(String path, Path directory) throws IOException {
        SnapshotGroup group = new SnapshotGroup(
                path.substring(1),
                rights.read(directory, hierarchy.first().unified() ? members(directory) : "tasks"),
                original ? sections(directory) : settings.sections(directory),
                !original);
        filter.warned();
        return group;
    }

    /** What is to be set when all groups are there. */
    private void later(SnapshotGroup group, Path directory) {
        List<Parameter> parameters =
                new SnapshotCore(directory, hierarchy.first().unified(), filter).afterAll();
        if (!original && !parameters.isEmpty()) {
            Section section = new Section(group.sections().get(0).controller(), parameters);
            // Without owners: these would be given to the groups below too, which are there by then.
            var rightsAsTheyAre = new SnapshotGroup.Rights(Optional.empty(), List.of());
            afterwards.add(0, new SnapshotGroup(group.name(), rightsAsTheyAre, List.of(section), true));
        }
    }

    private List<Section> sections(Path directory) throws IOException {
        List<Section> sections = new ArrayList<>();
        for (String controller : hierarchy.names()) {
            sections.add(new Section(controller, filter.kept(parameters(directory, controller))));
        }
        return sections;
    }

    private List<Parameter> parameters(Path directory, String controller) {
        List<Parameter> parameters = new ParameterReader(context).all(directory, controller, false);
        ParameterOrder.keep(List.of(ParameterOrder.MEMORY), parameters);
        return parameters;
    }

    private String members(Path directory) {
        String type = context.files().read(directory.resolve("cgroup.type")).orElse("");
        return type.contains("threaded") ? "cgroup.threads" : "cgroup.procs";
    }
}
