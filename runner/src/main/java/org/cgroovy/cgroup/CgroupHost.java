package org.cgroovy.cgroup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.cgroovy.linux.MountInfo;

/**
 * Which cgroup hierarchies a host has, and which controller is in which.
 *
 * @param mode which versions are mounted
 * @param hierarchies in the order of mounting
 * @param known what the kernel was built with, from {@code /proc/cgroups}: whether each controller is enabled. Empty where
 *     that file is hidden; newer kernels list there only what v1 can have
 */
public record CgroupHost(CgroupMode mode, List<Hierarchy> hierarchies, Map<String, Boolean> known) {
    public CgroupHost {
        hierarchies = List.copyOf(hierarchies);
        // Not Map.copyOf: the order of /proc/cgroups shows in messages and listings.
        known = Collections.unmodifiableMap(new LinkedHashMap<>(known));
    }

    /**
     * This host, as this process's mounts show it.
     *
     * @throws UncheckedIOException when {@code /proc} is not there
     */
    public static CgroupHost read() {
        try {
            String mountinfo = Files.readString(Path.of("/proc/self/mountinfo"));
            String cgroups = ControlFiles.HOST.read(Path.of("/proc/cgroups")).orElse("");
            return parse(
                    mountinfo,
                    cgroups,
                    mount -> ControlFiles.HOST
                            .read(mount.resolve("cgroup.controllers"))
                            .orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read /proc/self/mountinfo: is /proc mounted?", e);
        }
    }

    /**
     * Any host, from the texts of its files.
     *
     * @param mountinfo {@code /proc/self/mountinfo}
     * @param procCgroups {@code /proc/cgroups}; may be empty
     * @param v2ControllersOfMount gives {@code cgroup.controllers} of a v2 mount
     */
    public static CgroupHost parse(String mountinfo, String procCgroups, Function<Path, String> v2ControllersOfMount) {
        Map<String, Boolean> known = KnownControllers.parse(procCgroups);
        List<Hierarchy> hierarchies =
                new HierarchyParser(known.keySet(), v2ControllersOfMount).parse(MountInfo.parse(mountinfo));
        return new CgroupHost(modeOf(hierarchies), hierarchies, known);
    }

    /** The hierarchy that has a controller, of whichever version. */
    public Optional<Hierarchy> controller(String name) {
        return hierarchies.stream()
                .filter(hierarchy -> hierarchy.controllers().contains(name))
                .findFirst();
    }

    /**
     * The same, for whoever cannot do without it.
     *
     * @throws LimitException when no hierarchy has it; the message says why, and where it is instead
     */
    public Hierarchy required(String controller) {
        return controller(controller).orElseThrow(() -> new Absence(this).of(controller));
    }

    /** The v1 hierarchy of that name, such as {@code systemd}. */
    public Optional<Hierarchy> named(String name) {
        return hierarchies.stream()
                .filter(hierarchy -> hierarchy.name().filter(name::equals).isPresent())
                .findFirst();
    }

    /** The hierarchy of v2. */
    public Optional<Hierarchy> unified() {
        return hierarchies.stream().filter(Hierarchy::unified).findFirst();
    }

    private static CgroupMode modeOf(List<Hierarchy> hierarchies) {
        boolean v1 = hierarchies.stream().anyMatch(hierarchy -> !hierarchy.unified());
        boolean v2 = hierarchies.stream().anyMatch(Hierarchy::unified);
        if (v1) {
            return v2 ? CgroupMode.HYBRID : CgroupMode.LEGACY;
        }
        return v2 ? CgroupMode.UNIFIED : CgroupMode.NONE;
    }
}
