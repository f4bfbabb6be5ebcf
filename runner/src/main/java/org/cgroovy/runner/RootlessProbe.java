package org.cgroovy.runner;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.cgroovy.cgroup.CgroupHost;
import org.cgroovy.cgroup.ControlFiles;
import org.cgroovy.plan.HostFacts;
import org.cgroovy.plan.Rootless;
import org.cgroovy.plan.Subordinates;
import org.cgroovy.plan.Undelegated;

/** Reads what an ordinary user may use on this host. */
public final class RootlessProbe {
    private RootlessProbe() {}

    /** The facts of a host for an ordinary user, from those that root would see. */
    static HostFacts of(HostFacts whole, CgroupManager manager) {
        DelegatedCgroups delegated = delegated(whole.cgroups(), whole.uid());
        Rootless rootless = read(whole, delegated, Optional.ofNullable(System.getenv("PATH")));
        if (manager.isSystemd()) {
            String own = manager.scope().orElseThrow().path();
            Optional<Undelegated> why = rootless.undelegated().map(all -> all.from(own));
            return HostProbe.in(whole, manager)
                    .withRootless(why.map(rootless::withUndelegated).orElse(rootless));
        }
        return whole.withCgroups(delegated.usable()).withRootless(rootless);
    }

    static DelegatedCgroups delegated(CgroupHost host, int uid) {
        String own = ControlFiles.HOST.read(Path.of("/proc/self/cgroup")).orElse("");
        return new DelegatedCgroups(host, own, uid, ControlFiles.HOST, Files::isWritable);
    }

    /** @param path the environment's PATH */
    private static Rootless read(HostFacts whole, DelegatedCgroups delegated, Optional<String> path) {
        int uid = whole.uid();
        int gid = whole.gid();
        String known = System.getProperty("user.name", "?");
        String user = known.equals("?") ? Integer.toString(uid) : known; // no line in /etc/passwd
        return new Rootless(
                user,
                subordinates("user", user, uid, uid, find("newuidmap", path)),
                subordinates("group", user, uid, gid, find("newgidmap", path)),
                Optional.of(delegated.undelegated(user, Files.isDirectory(Path.of("/run/systemd/system")))),
                false);
    }

    static Subordinates subordinates(String kind, String user, int uid, int own, Optional<String> program) {
        String file = "/etc/sub" + kind.charAt(0) + "id";
        return Subordinates.of(kind, user, uid, own, file, ControlFiles.HOST.read(Path.of(file)), program);
    }

    private static Optional<String> find(String program, Optional<String> path) {
        return Stream.concat(Stream.of(path.orElse("").split(":")), Stream.of("/usr/bin"))
                .filter(directory -> directory.startsWith("/"))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString);
    }
}
