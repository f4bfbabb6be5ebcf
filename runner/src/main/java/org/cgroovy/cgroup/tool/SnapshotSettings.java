package org.cgroovy.cgroup.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgroovy.cgroup.PresentValues;
import org.cgroovy.cgroup.WriteBack;
import org.cgroovy.cgroup.tool.SnapshotGroup.Section;

/** What is set in a group, so that it can be set again: in the form in which it is written, and in an order that works. */
final class SnapshotSettings {
    private static final int OWNER_WRITES = 0200;
    private static final int NEVER_WRITES = 0444;

    private static final List<List<String>> ORDER = List.of(
            ParameterOrder.MEMORY,
            List.of("cpu.cfs_period_us", "cpu.cfs_quota_us"),
            List.of("cpu.rt_period_us", "cpu.rt_runtime_us"));

    private final ToolContext context;
    private final MountedHierarchy hierarchy;
    private final SnapshotFilter filter;

    SnapshotSettings(ToolContext context, MountedHierarchy hierarchy, SnapshotFilter filter) {
        this.context = context;
        this.hierarchy = hierarchy;
        this.filter = filter;
    }

    /** One section a controller that the group has; what belongs to none is in the first. */
    List<Section> sections(Path directory) throws IOException {
        SnapshotCore core = new SnapshotCore(directory, hierarchy.first().unified(), filter);
        List<Section> sections = new ArrayList<>();
        for (String controller : core.controllers(hierarchy.names())) {
            List<Parameter> parameters = sections.isEmpty() ? core.first() : new ArrayList<>();
            if (!controller.equals(SnapshotCore.NAME)) {
                parameters.addAll(settings(directory, controller));
            }
            if (sections.isEmpty()) {
                parameters.addAll(core.last());
            }
            sections.add(new Section(controller, parameters));
        }
        return sections;
    }

    private List<Parameter> settings(Path directory, String controller) throws IOException {
        PresentValues group = new PresentValues.OfThisHost(directory);
        List<Parameter> settings = new ArrayList<>();
        for (Parameter parameter : new ParameterReader(context).all(directory, controller, false)) {
            String name = parameter.name();
            if (name.equals(WriteBack.DEVICES)) {
                if (filter.isListed(name)) {
                    settings.addAll(SnapshotFilter.devices(parameter.value()));
                }
            } else if (WriteBack.isSetting(name) && isWritable(directory.resolve(name)) && filter.isListed(name)) {
                Optional<String> value = WriteBack.value(name, parameter.value(), group);
                if (value.isPresent() && !isUsual(directory, name, value.get())) {
                    settings.add(new Parameter(name, value.get()));
                }
            }
        }
        ParameterOrder.keep(ORDER, settings);
        return settings;
    }

    /** The originals do not show whether the OOM killer is off; it is told where it is, or is on against the group above. */
    private static boolean isUsual(Path directory, String name, String value) {
        return name.equals("memory.oom_control")
                && value.equals("0")
                && SnapshotCore.above(directory, name).indexOf("oom_kill_disable 1") < 0;
    }

    private boolean isWritable(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        int mode = SnapshotFilter.mode(file);
        if (WriteBack.isUsualMode(name, NEVER_WRITES)) {
            return false;
        }
        if ((mode & OWNER_WRITES) != 0) {
            return filter.isWritable(name);
        }
        // Made read-only by somebody, or new in this kernel: the root's may tell.
        Path atRoot = hierarchy.first().mount().resolve(name);
        if (mode != NEVER_WRITES) {
            return true;
        }
        if (Files.exists(atRoot)) {
            return (SnapshotFilter.mode(atRoot) & OWNER_WRITES) != 0;
        }
        context.err()
                .println("cgsnapshot: " + file + " has mode 0" + Integer.toOctalString(mode)
                        + " and may be no setting: its value is left out");
        return false;
    }
}
