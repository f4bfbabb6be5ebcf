package org.cgroovy.cgroup.tool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgroovy.cgroup.conf.CgConfig;
import org.cgroovy.cgroup.conf.ControllerSection;
import org.cgroovy.cgroup.conf.GroupSection;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.KernelException;

/** Removes the cgroups of a configuration file, and unmounts the hierarchies it mounts when they have none any more. */
final class ConfUnload {
    private final ToolContext context;
    private final Deletion deletion;
    private Optional<ToolException> first = Optional.empty();

    ConfUnload(ToolContext context, Deletion.Extent extent) {
        this.context = context;
        this.deletion = new Deletion(extent);
    }

    /** @throws ToolException the first error, after all the rest was tried */
    void unload(Path file) {
        CgConfig config = ConfFiles.read(file);
        Places places = new Places(context.mounts(), Places.Star.CONTROLLERS, Ecg.ECGFAIL);
        for (GroupSection group : deepestFirst(config.groups())) {
            for (ControllerSection section : group.controllers()) {
                try {
                    deletion.delete(ConfLoad.place(places, config, group, section));
                } catch (ToolException e) {
                    note(e);
                }
            }
        }
        for (ConfMounts.Wanted wanted : ConfMounts.of(config.mounts())) {
            try {
                unmount(wanted);
            } catch (KernelException e) {
                note(new ToolException(Ecg.ECGOTHER, e.getMessage()));
            }
        }
        if (first.isPresent()) {
            throw first.get();
        }
    }

    /** What is not empty is no fault, so that any other error takes its place. */
    private void note(ToolException e) {
        boolean weak = first.isPresent() && first.get().exitCode() == Ecg.ECGNONEMPTY.exitCode();
        if (first.isEmpty() || weak) {
            first = Optional.of(e);
        }
    }

    private void unmount(ConfMounts.Wanted wanted) {
        Optional<MountedController> controller =
                context.mounts().controller(wanted.names().get(0));
        if (controller.isEmpty() || controller.get().unified()) {
            return;
        }
        if (!Place.of(controller.get(), "/").children().isEmpty()) {
            return;
        }
        Kernel kernel = new Kernel();
        for (Path mount : controller.get().mounts()) {
            kernel.unmount(mount.toString());
        }
    }

    private static List<GroupSection> deepestFirst(List<GroupSection> groups) {
        List<GroupSection> sorted = new ArrayList<>();
        for (GroupSection group : groups) {
            int at = 0;
            while (at < sorted.size() && sorted.get(at).name().compareTo(group.name()) > 0) {
                at++;
            }
            sorted.add(at, group);
        }
        return sorted;
    }
}
