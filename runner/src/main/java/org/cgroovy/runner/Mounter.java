package org.cgroovy.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.cgroovy.cgroup.CgroupHost;
import org.cgroovy.cgroup.ControlFiles;
import org.cgroovy.cgroup.Hierarchy;
import org.cgroovy.cgroup.tree.HierarchyMount;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.KernelException;

/** Mounts hierarchies, and takes them apart. */
final class Mounter {
    private static final int TRIES = 8;
    private static final long PATIENCE_NANOS = 500_000_000;
    private static final long PAUSE_NANOS = 2_000_000;

    private final Kernel kernel;

    Mounter(Kernel kernel) {
        this.kernel = kernel;
    }

    /** Gives what undoes it. A directory that is missing is made. */
    Runnable mount(HierarchyMount mount) {
        String directory = mount.directory().toString();
        boolean made = !Files.isDirectory(mount.directory());
        if (made) {
            kernel.mkdir(directory, 0755);
        }
        try {
            call(mount);
        } catch (KernelException e) {
            if (made) {
                kernel.rmdir(directory);
            }
            throw e;
        }
        return () -> unmount(mount.hierarchy());
    }

    private void call(HierarchyMount mount) {
        kernel.mount(mount.type(), mount.directory().toString(), mount.type(), mount.options());
    }

    /** The mount point goes too when it is empty, unless the host keeps it for this. */
    void unmount(Hierarchy hierarchy) {
        Path directory = hierarchy.mount();
        kernel.unmount(directory.toString());
        end(hierarchy);
        if (!directory.startsWith("/sys") && isEmpty(directory)) {
            try {
                kernel.rmdir(directory.toString());
            } catch (KernelException e) {
                // somebody works there: it stays
            }
        }
    }

    /**
     * A hierarchy ends with its last mount only when it has no cgroup, and one that was removed counts until the kernel has
     * let go of it, some time later. Then it would live on, unmounted: so it is mounted and unmounted once more. Ending
     * takes a moment too, and a mount in that moment makes a new one: so it is given that moment.
     */
    private void end(Hierarchy hierarchy) {
        if (hierarchy.unified() || isMounted(hierarchy)) {
            return;
        }
        HierarchyMount again = new HierarchyMount(hierarchy.mount(), false, hierarchy.name(), hierarchy.controllers());
        for (int i = 0; i < TRIES && staysAlive(hierarchy); i++) {
            call(again);
            kernel.unmount(hierarchy.mount().toString());
        }
    }

    private static boolean staysAlive(Hierarchy hierarchy) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (isAlive(hierarchy)) {
            if (System.nanoTime() > end) {
                return true;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return false;
    }

    private static boolean isMounted(Hierarchy hierarchy) {
        return CgroupHost.read().hierarchies().stream()
                .anyMatch(other -> other.label().equals(hierarchy.label()));
    }

    /** Every process is in each hierarchy that there is. */
    private static boolean isAlive(Hierarchy hierarchy) {
        List<String> names = List.of(hierarchy.label().split(",", -1));
        return ControlFiles.HOST.read(Path.of("/proc/self/cgroup")).stream()
                .flatMap(String::lines)
                .map(line -> line.split(":", 3))
                .anyMatch(fields ->
                        fields.length == 3 && List.of(fields[1].split(",", -1)).containsAll(names));
    }

    private static boolean isEmpty(Path directory) {
        try (var entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }
}
