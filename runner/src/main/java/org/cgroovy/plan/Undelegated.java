package org.cgroovy.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cgroovy.cgroup.CgroupHost;
import org.cgroovy.cgroup.Hierarchy;
import org.cgroovy.cgroup.LimitException;

/**
 * Why an ordinary user cannot limit something, and how he could.
 *
 * @param host all cgroups of the host, his or not
 * @param user his name
 * @param uid his number
 * @param own his cgroup of v2, from the mounted directory; {@code "/"} without v2
 * @param crowded a cgroup of v2 that is his, but that has processes in it, so that its children get no controllers
 * @param systemd whether systemd runs this host
 */
public record Undelegated(CgroupHost host, String user, int uid, String own, Optional<Path> crowded, boolean systemd) {
    /** The same for a process that is in another cgroup of v2. */
    public Undelegated from(String cgroup) {
        return new Undelegated(host, user, uid, cgroup, Optional.empty(), systemd);
    }

    /** @throws LimitException of the host, when nobody can limit that here */
    LimitException of(String controller) {
        Hierarchy hierarchy = host.required(controller);
        String remedy = remedy(List.of(controller)) + "; or go on without: limits { optional true }";
        if (hierarchy.unified() && crowded.isPresent()) {
            return new LimitException(
                    controller,
                    crowded.get() + " is delegated to " + user + ", but has processes in it, and v2 gives controllers"
                            + " to children of cgroups without processes only",
                    remedy);
        }
        return new LimitException(
                controller,
                "no cgroup of " + hierarchy.mount() + " in which " + user + " could limit " + controller
                        + " is delegated to him" + (hierarchy.unified() ? "; he is in " + own : ""),
                remedy);
    }

    /** What to do for controllers of one hierarchy, or of several of v1. */
    public String remedy(List<String> controllers) {
        String place = String.join(",", controllers) + ":/cgroovy/" + uid;
        if (!host.required(controllers.get(0)).unified()) {
            return "as root, cgroovy -e \"cgroup('" + place + "') { delegate '" + user + "' }\"";
        }
        if (crowded.isPresent()) {
            String cgroup = crowded.get().toString();
            return "mkdir " + cgroup + "/shell; for p in $(cat " + cgroup + "/cgroup.procs); do echo $p > " + cgroup
                    + "/shell/cgroup.procs; done";
        }
        if (systemd) {
            return own.contains("/user@" + uid + ".service/")
                    ? "as root, systemctl edit user@.service with Delegate=cpu cpuset io memory pids"
                    : "--cgroup-manager systemd asks user@" + uid + ".service for one; where that does not run, as root"
                            + " loginctl enable-linger " + user;
        }
        return "as root, cgroovy -e \"cgroup('" + place + "') { delegate '" + user
                + "'; child('shell') { attach PID } }\" with the PID of the shell";
    }
}
