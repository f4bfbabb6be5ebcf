package org.cgroovy.runner;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.cgroovy.cgroup.CgroupHost;
import org.cgroovy.cgroup.tree.Change;
import org.cgroovy.cgroup.tree.HierarchyMount;
import org.cgroovy.linux.Errno;
import org.cgroovy.runner.doctor.Advice;

/**
 * Why a hierarchy cannot be mounted or unmounted.
 *
 * @see "cgroups(7), Mounting v1 controllers; Unmounting v1 controllers"
 */
final class MountAdvice {
    private MountAdvice() {}

    static Advice of(Change change, Errno errno) {
        if (change instanceof Change.Mount mount) {
            return mount(mount.mount(), errno);
        }
        if (change instanceof Change.Unmount unmount) {
            return unmount(unmount.directory(), errno);
        }
        return errno == Errno.EPERM || errno == Errno.EACCES
                ? new Advice("it belongs to somebody else", "run as root")
                : Advice.NONE;
    }

    private static Advice mount(HierarchyMount mount, Errno errno) {
        String controllers = String.join(",", mount.controllers());
        return switch (errno) {
            case EPERM, EACCES -> new Advice("mounting needs CAP_SYS_ADMIN", "run as root");
            case EBUSY ->
                new Advice(
                        "a controller is in one hierarchy only, and a hierarchy that has cgroups cannot be put together anew: "
                                + taken(mount),
                        "remove the cgroups there and unmount it first, or use it where it is");
            case ENOENT, EINVAL ->
                new Advice(
                        controllers.isEmpty()
                                ? "this kernel takes no such hierarchy"
                                : "this kernel has no v1 controller among " + controllers
                                        + ", or it was disabled at boot",
                        "/proc/cgroups lists what there is");
            case ENODEV -> new Advice("this kernel has no " + mount.type(), "");
            default -> Advice.NONE;
        };
    }

    private static String taken(HierarchyMount mount) {
        CgroupHost host = CgroupHost.read();
        String where = mount.controllers().stream()
                .map(name -> host.controller(name)
                        .map(in -> name + " is at " + in.mount())
                        .orElse(name + " is in a hierarchy that is not mounted any more but still has cgroups"))
                .collect(Collectors.joining(", "));
        return mount.name()
                .flatMap(host::named)
                .map(in -> "name=" + mount.name().orElse("") + " is at " + in.mount())
                .orElse(where);
    }

    private static Advice unmount(Path directory, Errno errno) {
        return switch (errno) {
            case EPERM, EACCES -> new Advice("unmounting needs CAP_SYS_ADMIN", "run as root");
            case EBUSY ->
                new Advice(
                        "somebody has a file open there or works there (cd)", "find them with: fuser -vm " + directory);
            case EINVAL -> new Advice(directory + " is no mount point", "");
            default -> Advice.NONE;
        };
    }
}
