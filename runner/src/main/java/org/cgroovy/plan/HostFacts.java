package org.cgroovy.plan;

import java.nio.file.Path;
import java.util.Optional;
import org.cgroovy.cgroup.CgroupHost;
import org.cgroovy.cgroup.ControlFiles;
import org.cgroovy.cgroup.DeviceNumbers;
import org.cgroovy.linux.Architecture;

/**
 * All that planning may know of a host. Read once; a test can be any host.
 *
 * @param cgroups those that the runner may use: for an ordinary user, those that are delegated to him
 * @param uid effective user id of the runner
 * @param userNamespace whether the runner is in a user namespace that is not the host's first
 * @param stateRoot directory of the containers' state directories, such as {@code /run/cgroovy}
 * @param cgroupRoot cgroup below which containers get theirs, such as {@code /cgroovy}
 * @param controlFiles what control files of existing cgroups say, where that decides
 * @param filters what compiles system call filters
 * @param window size of the caller's terminal, if any
 * @param rootless what an ordinary user has
 * @param systemd the scope in which {@code cgroups} are, where systemd is asked for them
 */
public record HostFacts(
        CgroupHost cgroups,
        int uid,
        int gid,
        boolean userNamespace,
        Architecture architecture,
        Path stateRoot,
        String cgroupRoot,
        HostFiles files,
        ControlFiles controlFiles,
        DeviceNumbers devices,
        Filters filters,
        Optional<WindowSize> window,
        Rootless rootless,
        Optional<SystemdScope> systemd) {
    /** Of a host where systemd is not asked. */
    public HostFacts(
            CgroupHost cgroups,
            int uid,
            int gid,
            boolean userNamespace,
            Architecture architecture,
            Path stateRoot,
            String cgroupRoot,
            HostFiles files,
            ControlFiles controlFiles,
            DeviceNumbers devices,
            Filters filters,
            Optional<WindowSize> window,
            Rootless rootless) {
        this(
                cgroups,
                uid,
                gid,
                userNamespace,
                architecture,
                stateRoot,
                cgroupRoot,
                files,
                controlFiles,
                devices,
                filters,
                window,
                rootless,
                Optional.empty());
    }

    public boolean isRoot() {
        return uid == 0;
    }

    /** Whether root's runner acts for an ordinary user: the rights are his, but for cgroups and the mapping of ids. */
    public boolean isServed() {
        return rootless.served();
    }

    public HostFacts withCgroups(CgroupHost others) {
        return withCgroups(others, systemd);
    }

    /** With other cgroups, and who made them. */
    public HostFacts withCgroups(CgroupHost usable, Optional<SystemdScope> scope) {
        return new HostFacts(
                usable,
                uid,
                gid,
                userNamespace,
                architecture,
                stateRoot,
                cgroupRoot,
                files,
                controlFiles,
                devices,
                filters,
                window,
                rootless,
                scope);
    }

    public HostFacts withRootless(Rootless user) {
        return new HostFacts(
                cgroups,
                uid,
                gid,
                userNamespace,
                architecture,
                stateRoot,
                cgroupRoot,
                files,
                controlFiles,
                devices,
                filters,
                window,
                user,
                systemd);
    }

    public HostFacts withWindow(WindowSize size) {
        return new HostFacts(
                cgroups,
                uid,
                gid,
                userNamespace,
                architecture,
                stateRoot,
                cgroupRoot,
                files,
                controlFiles,
                devices,
                filters,
                Optional.of(size),
                rootless,
                systemd);
    }
}
