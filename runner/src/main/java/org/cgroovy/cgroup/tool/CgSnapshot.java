package org.cgroovy.cgroup.tool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cgroovy.cgroup.tool.Snapshot.Mount;
import org.cgroovy.cgroup.tool.SnapshotFilter.Lists;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.PlainFiles;

/**
 * cgsnapshot(1): prints a configuration that cgconfigparser(8) can load.
 *
 * <p>Unlike the original, what it prints can be loaded, and then all is as before: it leaves out what cannot be written,
 * counters and what has no value, tells modes and the settings that belong to no controller where they are not the usual
 * ones ({@link SnapshotCore}, {@link SnapshotRights}), needs no list of variables to leave out, puts in quotes what needs
 * them, and shows the numbers of users without a name. What the kernel does not tell is not in it: the exceptions of a group
 * whose devices are all allowed.
 */
final class CgSnapshot implements Tool {
    private static final int BAD_USAGE = 255;

    @Override
    public String name() {
        return "cgsnapshot";
    }

    @Override
    public OptionTable options(Compat compat) {
        List<LongOption> names = new ArrayList<>(List.of(
                LongOption.flag("help", 'h'),
                LongOption.flag("silent", 's'),
                LongOption.flag("strict", 't'),
                LongOption.with("file", 'f')));
        if (compat != Compat.V3) {
            names.add(LongOption.with("blacklist", 'b'));
            names.add(LongOption.with("whitelist", 'w'));
        }
        if (compat != Compat.V2_0_2) {
            names.add(LongOption.with("denylist", 'b'));
            names.add(LongOption.with("allowlist", 'w'));
        }
        return new OptionTable("hsb:w:tf:", names);
    }

    @Override
    public int run(Getopt options, ToolContext context) {
        String denied = "";
        String allowed = "";
        String file = "";
        boolean silent = false;
        boolean strict = false;
        for (int option = options.next(); option != Getopt.END; option = options.next()) {
            switch (option) {
                case 'h' -> {
                    context.add(Usage.CGSNAPSHOT);
                    return 0;
                }
                case 's' -> silent = true;
                case 't' -> strict = true;
                case 'b' -> denied = options.argument();
                case 'w' -> allowed = options.argument();
                case 'f' -> {
                    file = options.argument();
                    write(file, "");
                }
                default -> throw ToolException.usage(context.compat().usage(BAD_USAGE), name());
            }
        }
        var lists = new Lists(
                denied.isEmpty() ? VariableList.system(context.compat()) : VariableList.of(Path.of(denied)),
                allowed.isEmpty() ? VariableList.NONE : VariableList.of(Path.of(allowed)),
                strict);
        var listing = new Listing(context, options.operands(), lists, silent);
        Snapshot snapshot = listing.read();
        if (file.isEmpty()) {
            context.add(snapshot);
        } else {
            write(file, snapshot + "\n");
        }
        return listing.exitCode;
    }

    private static void write(String file, String text) {
        try {
            PlainFiles.replace(Path.of(file), text);
        } catch (KernelException e) {
            throw new ToolException(Ecg.ECGOTHER, "Failed to open file " + file + ": " + e.getMessage());
        }
    }

    private static final class Listing {
        private final ToolContext context;
        private final MountTable mounts;
        private final List<String> wanted;
        private final Lists lists;
        private final boolean silent;
        private int exitCode;

        Listing(ToolContext context, List<String> wanted, Lists lists, boolean silent) {
            this.context = context;
            this.mounts = context.mounts().required();
            this.wanted = wanted;
            this.lists = lists;
            this.silent = silent;
        }

        Snapshot read() {
            List<SnapshotGroup> groups = new ArrayList<>();
            for (MountedHierarchy hierarchy : wanted.isEmpty() ? all() : mounts.hierarchies(wanted)) {
                var filter = new SnapshotFilter(context, hierarchy.first().mount(), lists, silent);
                var reader = new SnapshotReader(context, hierarchy, filter);
                groups.addAll(reader.read());
                exitCode = reader.exitCode() == 0 ? exitCode : reader.exitCode();
            }
            for (String name : wanted) {
                if (mounts.controller(name).isEmpty() && !context.compat().original()) {
                    context.err()
                            .println("cgsnapshot: " + name + ": " + Ecg.ECGROUPSUBSYSNOTMOUNTED.text()
                                    + "; lssubsys -a lists what this kernel has");
                    exitCode = Ecg.ECGROUPSUBSYSNOTMOUNTED.exitCode();
                }
            }
            return new Snapshot(mountLines(), groups, context.compat().original());
        }

        /** Also that of v2 where it has no controller, which the originals do not see. */
        private List<MountedHierarchy> all() {
            List<MountedHierarchy> all = new ArrayList<>(mounts.hierarchies());
            boolean seen = context.compat().original() || mounts.unified().isEmpty();
            for (MountedController controller : mounts.controllers()) {
                seen |= controller.unified();
            }
            if (!seen) {
                var core = new MountedController(SnapshotCore.NAME, true, mounts.unified());
                all.add(new MountedHierarchy(List.of(core)));
            }
            return all;
        }

        /** In the order of /proc/cgroups; names last. Those of v2 have no place in a mount section. */
        private List<Mount> mountLines() {
            List<Mount> lines = new ArrayList<>();
            for (Subsystem subsystem : mounts.subsystems()) {
                if (subsystem.hierarchy() != 0) {
                    addMounts(lines, subsystem.name());
                }
            }
            for (MountedController controller : mounts.controllers()) {
                boolean outside = controller.named() || mounts.subsystems().isEmpty() && !controller.unified();
                if (outside && (!controller.opaque() || wanted.contains(controller.name()))) {
                    addMounts(lines, controller.name());
                }
            }
            return lines;
        }

        private void addMounts(List<Mount> lines, String name) {
            if (wanted.isEmpty() || wanted.contains(name)) {
                var controller = mounts.controller(name);
                if (controller.isPresent()) {
                    for (Path mount : controller.get().mounts()) {
                        String at = mount.toString();
                        lines.add(new Mount(name, context.compat().original() ? at : SnapshotGroup.quoted(at)));
                    }
                }
            }
        }
    }
}
