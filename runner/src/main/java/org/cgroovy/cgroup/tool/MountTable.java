package org.cgroovy.cgroup.tool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;
import org.cgroovy.cgroup.ControlFiles;
import org.cgroovy.linux.MountInfo;

/**
 * The mounted controllers and named hierarchies in libcgroup's order: that of the mounts, within one mount that of
 * {@code /proc/cgroups}, a name last.
 *
 * @param controllers each once
 * @param subsystems what {@code /proc/cgroups} lists, mounted or not
 * @param unified the mounts of v2, also those without controllers
 */
public record MountTable(List<MountedController> controllers, List<Subsystem> subsystems, List<Path> unified) {
    private static final Path MOUNTINFO = Path.of("/proc/self/mountinfo");
    private static final Path CGROUPS = Path.of("/proc/cgroups");

    public MountTable {
        controllers = List.copyOf(controllers);
        subsystems = List.copyOf(subsystems);
        unified = List.copyOf(unified);
    }

    /**
     * Reads it from {@code /proc}.
     *
     * @throws ToolException when {@code /proc} is not mounted
     */
    public static MountTable read(ControlFiles files) {
        String mountinfo = text(files, MOUNTINFO);
        List<Subsystem> subsystems = Subsystem.parse(files.read(CGROUPS).orElse(""));
        Builder builder = new Builder(subsystems, files);
        for (MountInfo mount : MountInfo.parse(mountinfo)) {
            builder.add(mount);
        }
        return new MountTable(builder.controllers, subsystems, builder.unified);
    }

    /** The controller or named hierarchy ({@code name=x}) of this name, when it is mounted. */
    public Optional<MountedController> controller(String name) {
        for (MountedController controller : controllers) {
            if (controller.name().equals(name)) {
                return Optional.of(controller);
            }
        }
        return Optional.empty();
    }

    /** The controllers by the mounts they share, without systemd's own hierarchy. */
    public List<MountedHierarchy> hierarchies() {
        List<MountedHierarchy> all = new ArrayList<>();
        for (MountedHierarchy hierarchy : MountedHierarchy.of(controllers)) {
            if (!hierarchy.first().opaque()) {
                all.add(hierarchy);
            }
        }
        return all;
    }

    /** Those that have one of these controllers; systemd's too when it is named. */
    public List<MountedHierarchy> hierarchies(List<String> names) {
        List<MountedHierarchy> found = new ArrayList<>();
        for (MountedHierarchy hierarchy : MountedHierarchy.of(controllers)) {
            if (hierarchy.hasAny(names)) {
                found.add(hierarchy);
            }
        }
        return found;
    }

    /** @throws ToolException with {@link Ecg#ECGROUPNOTMOUNTED} when there is no controller at all, as {@code cgroup_init} */
    public MountTable required() {
        if (controllers.isEmpty()) {
            throw new ToolException(
                    Ecg.ECGROUPNOTMOUNTED,
                    "no cgroup controller is mounted; cgroovy doctor says what this host has (Cgroup is not mounted)");
        }
        return this;
    }

    private static String text(ControlFiles files, Path file) {
        Optional<String> text = files.read(file);
        if (text.isPresent()) {
            return text.get();
        }
        throw new ToolException(Ecg.ECGOTHER, "cannot read " + file + ": is /proc mounted?");
    }

    private static final class Builder {
        private final List<MountedController> controllers = new ArrayList<>();
        private final List<Path> unified = new ArrayList<>();
        private final List<Subsystem> subsystems;
        private final ControlFiles files;

        Builder(List<Subsystem> subsystems, ControlFiles files) {
            this.subsystems = subsystems;
            this.files = files;
        }

        void add(MountInfo mount) {
            if (mount.fsType().equals("cgroup")) {
                add1(mount);
            } else if (mount.fsType().equals("cgroup2")) {
                add2(Path.of(mount.mountPoint()));
            }
        }

        private void add1(MountInfo mount) {
            Path directory = Path.of(mount.mountPoint());
            if (subsystems.isEmpty()) {
                addHidden(mount, directory);
            }
            for (Subsystem subsystem : subsystems) {
                if (mount.superOptions().contains(subsystem.name())) {
                    add(subsystem.name(), false, directory);
                }
            }
            for (String option : mount.superOptions()) {
                if (option.startsWith("name=")) {
                    add(option, false, directory);
                }
            }
        }

        /** Where {@code /proc/cgroups} is hidden, what is no option of every mount is a controller. */
        private void addHidden(MountInfo mount, Path directory) {
            for (String option : mount.superOptions()) {
                if (Subsystem.mayBe(option)) {
                    add(option, false, directory);
                }
            }
        }

        private void add2(Path directory) {
            unified.add(directory);
            Optional<String> text = files.read(directory.resolve("cgroup.controllers"));
            if (text.isPresent()) {
                StringTokenizer names = new StringTokenizer(text.get());
                while (names.hasMoreTokens()) {
                    add(names.nextToken(), true, directory);
                }
            }
        }

        private void add(String name, boolean v2, Path directory) {
            for (int i = 0; i < controllers.size(); i++) {
                if (controllers.get(i).name().equals(name)) {
                    controllers.set(i, controllers.get(i).alsoAt(directory));
                    return;
                }
            }
            controllers.add(new MountedController(name, v2, List.of(directory)));
        }
    }
}
