package org.cgroovy.cgroup.tool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgroovy.cgroup.tool.HierarchyLine.Form;

/**
 * lssubsys(1): lists hierarchies by their controllers.
 *
 * <p>Unlike the original, it answers where some controllers are not mounted, where v2 has some, and for the name of a
 * hierarchy; and a controller that is not mounted is an error when it is asked for.
 */
final class LsSubsys implements Tool {
    private static final int BAD_USAGE = 255;

    @Override
    public String name() {
        return "lssubsys";
    }

    @Override
    public OptionTable options(Compat compat) {
        return OptionTable.of(
                "mMhai",
                LongOption.flag("help", 'h'),
                LongOption.flag("mount-points", 'm'),
                LongOption.flag("all-mount-points", 'M'),
                LongOption.flag("all", 'a'),
                LongOption.flag("hierarchies", 'i'));
    }

    @Override
    public int run(Getopt options, ToolContext context) {
        boolean all = false;
        boolean everyMount = false;
        boolean mount = false;
        boolean number = false;
        for (int option = options.next(); option != Getopt.END; option = options.next()) {
            switch (option) {
                case 'h' -> {
                    context.add(Usage.LSSUBSYS);
                    return 0;
                }
                case 'm' -> mount = true;
                case 'M' -> everyMount = true;
                case 'a' -> all = true;
                case 'i' -> number = true;
                default -> {
                    context.err().println(Usage.hint(name()));
                    return context.compat().usage(BAD_USAGE);
                }
            }
        }
        Form form = mount || everyMount ? Form.MOUNT : number ? Form.NUMBER : Form.NAMES;
        return new Listing(context, form, everyMount, all, options.operands()).list();
    }

    private static final class Listing {
        private final ToolContext context;
        private final MountTable mounts;
        private final Form form;
        private final boolean everyMount;
        private final boolean all;
        private final List<String> wanted;

        Listing(ToolContext context, Form form, boolean everyMount, boolean all, List<String> wanted) {
            this.context = context;
            this.mounts = context.mounts();
            this.form = form;
            this.everyMount = everyMount;
            this.all = all;
            this.wanted = wanted;
        }

        int list() {
            List<Integer> numbers = new ArrayList<>();
            for (Subsystem subsystem : mounts.subsystems()) {
                if (subsystem.hierarchy() == 0) {
                    if (all && (context.compat().original() || unmounted(subsystem.name()))) {
                        context.add(new HierarchyLine(List.of(subsystem.name()), 0, Optional.empty(), Form.NAMES));
                    }
                } else if (isWanted(subsystem.name()) && !numbers.contains(subsystem.hierarchy())) {
                    numbers.add(subsystem.hierarchy());
                }
            }
            if (context.compat().original()) {
                return asOriginal(numbers);
            }
            for (int number : numbers) {
                addLine(controllersOf(number), number);
            }
            for (MountedHierarchy hierarchy : mounts.hierarchies(namesOutsideOfProc())) {
                addLine(hierarchy.names(), 0);
            }
            return missing();
        }

        /**
         * In the originals every line also has the controllers of v2, and one that is nowhere mounted ends the work on a
         * line.
         */
        private int asOriginal(List<Integer> numbers) {
            int exitCode = 0;
            for (int number : numbers) {
                List<String> names = new ArrayList<>();
                exitCode = 0;
                for (Subsystem subsystem : mounts.subsystems()) {
                    Optional<MountedController> controller = mounts.controller(subsystem.name());
                    if (controller.isEmpty()) {
                        exitCode = Ecg.ECGROUPNOTEXIST.exitCode();
                        break;
                    }
                    if (controller.get().unified() || subsystem.hierarchy() == number) {
                        names.add(subsystem.name());
                    }
                }
                if (exitCode == 0) {
                    addLine(names, number);
                }
            }
            return exitCode;
        }

        private void addLine(List<String> names, int number) {
            Optional<MountedController> controller = mounts.controller(names.get(0));
            if (form != Form.MOUNT) {
                Optional<Path> mount =
                        controller.isPresent() ? Optional.of(controller.get().mount()) : Optional.empty();
                context.add(new HierarchyLine(names, number, mount, form));
            } else if (controller.isPresent()) {
                for (Path mount : controller.get().mounts()) {
                    context.add(new HierarchyLine(names, number, Optional.of(mount), form));
                    if (!everyMount) {
                        return;
                    }
                }
            }
        }

        private List<String> controllersOf(int number) {
            List<String> names = new ArrayList<>();
            for (Subsystem subsystem : mounts.subsystems()) {
                if (subsystem.hierarchy() == number) {
                    names.add(subsystem.name());
                }
            }
            return names;
        }

        /** What has no number there: v2, everything on hosts that hide the file, and names that are asked for. */
        private List<String> namesOutsideOfProc() {
            List<String> names = new ArrayList<>();
            for (MountedController controller : mounts.controllers()) {
                if (isWanted(controller.name())
                        && (controller.unified()
                                || controller.named() && wanted.contains(controller.name())
                                || !controller.named() && mounts.subsystems().isEmpty())) {
                    names.add(controller.name());
                }
            }
            return names;
        }

        private boolean isWanted(String name) {
            return all || wanted.isEmpty() || wanted.contains(name);
        }

        private boolean unmounted(String name) {
            return mounts.controller(name).isEmpty();
        }

        private int missing() {
            int exitCode = 0;
            for (String name : wanted) {
                if (unmounted(name) && !all) {
                    context.err()
                            .println("lssubsys: " + name + ": " + Ecg.ECGROUPSUBSYSNOTMOUNTED.text()
                                    + "; lssubsys -a lists what this kernel has");
                    exitCode = Ecg.ECGROUPSUBSYSNOTMOUNTED.exitCode();
                }
            }
            return exitCode;
        }
    }
}
