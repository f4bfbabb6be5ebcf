package org.cgroovy.cgroup.tool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgroovy.cgroup.conf.Assignment;
import org.cgroovy.linux.Errno;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.KernelException;

/** The mounts that a configuration asks for: controllers with the same path share a hierarchy. */
final class ConfMounts {
    /**
     * One of them.
     *
     * @param names controllers, {@code "name=x"}
     */
    record Wanted(List<String> names, Path path) {
        /** The options of mount(8): a name alone needs to say that no controller is meant. */
        String options() {
            boolean controllers = false;
            for (String name : names) {
                controllers |= !name.startsWith("name=");
            }
            return (controllers ? "" : "none,") + String.join(",", names);
        }
    }

    private ConfMounts() {}

    static List<Wanted> of(List<Assignment> mounts) {
        List<Wanted> wanted = new ArrayList<>();
        for (Assignment mount : mounts) {
            Path path = Path.of(mount.value());
            int at = 0;
            while (at < wanted.size() && !wanted.get(at).path.equals(path)) {
                at++;
            }
            List<String> names = new ArrayList<>(at < wanted.size() ? wanted.get(at).names : List.of());
            names.add(mount.name());
            Wanted whole = new Wanted(List.copyOf(names), path);
            if (at < wanted.size()) {
                wanted.set(at, whole);
            } else {
                wanted.add(whole);
            }
        }
        return wanted;
    }

    /** Mounts one, unless it is there already. */
    static void mount(Wanted wanted, MountTable mounts, Changes changes) {
        if (isMounted(wanted, mounts)) {
            return;
        }
        String path = wanted.path.toString();
        if (Files.exists(wanted.path) && !Files.isDirectory(wanted.path)) {
            throw new ToolException(Ecg.ECGOTHER, path + " already exists, and is no directory");
        }
        changes.makeDirectories(wanted.path);
        Kernel kernel = new Kernel();
        try {
            kernel.mount("cgroup", path, "cgroup", wanted.options());
        } catch (KernelException e) {
            String hint = e.errno() == Errno.EBUSY
                    ? "; a controller can be in one hierarchy only, and is in v2 or one that still has cgroups: lssubsys -am"
                    : e.errno() == Errno.EPERM ? "; mounting needs root" : "";
            throw new ToolException(Ecg.ECGMOUNTFAIL, e.getMessage() + hint);
        }
        changes.did(new Unmount(kernel, path));
    }

    static boolean isMounted(Wanted wanted, MountTable mounts) {
        for (String name : wanted.names) {
            Optional<MountedController> controller = mounts.controller(name);
            if (controller.isEmpty() || !controller.get().mounts().contains(wanted.path)) {
                return false;
            }
        }
        return true;
    }

    private record Unmount(Kernel kernel, String path) implements Changes.Undo {
        @Override
        public void run() {
            kernel.unmount(path);
        }
    }
}
