package org.cgroovy.cgroup.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgroovy.cgroup.CgroupWalk;
import org.cgroovy.cgroup.tool.SnapshotGroup.Owner;
import org.cgroovy.cgroup.tool.SnapshotGroup.Owners;
import org.cgroovy.cgroup.tool.SnapshotGroup.Section;
import org.cgroovy.linux.Errno;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.PlainFiles;

/** Reads the groups of a hierarchy for a snapshot. */
final class SnapshotReader implements CgroupWalk.Visitor {
    private final ToolContext context;
    private final MountedHierarchy hierarchy;
    private final SnapshotFilter filter;
    private final List<SnapshotGroup> groups = new ArrayList<>();
    private int exitCode;

    SnapshotReader(ToolContext context, MountedHierarchy hierarchy, SnapshotFilter filter) {
        this.context = context;
        this.hierarchy = hierarchy;
        this.filter = filter;
    }

    List<SnapshotGroup> read() {
        context.walker().walk(hierarchy.first().mount(), this);
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
        if (path.indexOf('"') >= 0 && !context.compat().original()) {
            complain("group " + path.substring(1) + " is left out: cgconfig.conf has no way to write a quotation mark");
            return;
        }
        try {
            groups.add(group(path));
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

    private SnapshotGroup group(String path) throws IOException {
        Path directory = hierarchy.first().mount().resolve(path.substring(1));
        List<Section> sections = new ArrayList<>();
        for (String controller : hierarchy.names()) {
            sections.add(new Section(controller, filter.kept(parameters(directory, controller), directory)));
        }
        filter.warned();
        return new SnapshotGroup(
                path.substring(1),
                owners(directory),
                sections,
                !context.compat().original());
    }

    private List<Parameter> parameters(Path directory, String controller) {
        List<Parameter> parameters = new ParameterReader(context).all(directory, controller, false);
        // A limit of memory and swap together must not be lower than that of memory, so that one comes first.
        int both = indexOf(parameters, "memory.memsw.limit_in_bytes");
        int memory = indexOf(parameters, "memory.limit_in_bytes");
        if (both >= 0 && both < memory) {
            Parameter moved = parameters.get(both);
            parameters.set(both, parameters.get(memory));
            parameters.set(memory, moved);
        }
        return parameters;
    }

    private static int indexOf(List<Parameter> parameters, String name) {
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private Optional<Owners> owners(Path directory) throws IOException {
        Path tasks = directory.resolve(hierarchy.first().unified() ? members(directory) : "tasks");
        return isRoots(directory) && isRoots(tasks)
                ? Optional.empty()
                : Optional.of(new Owners(owner(directory), owner(tasks)));
    }

    private String members(Path directory) {
        String type = context.files().read(directory.resolve("cgroup.type")).orElse("");
        return type.contains("threaded") ? "cgroup.threads" : "cgroup.procs";
    }

    private static boolean isRoots(Path file) throws IOException {
        return Files.getAttribute(file, "unix:uid").equals(0)
                && Files.getAttribute(file, "unix:gid").equals(0);
    }

    private static Owner owner(Path file) throws IOException {
        PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
        return new Owner(attributes.owner().getName(), attributes.group().getName());
    }
}
