package org.cgroovy.console.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cgroovy.cgroup.CgroupHost;
import org.cgroovy.cgroup.ControlFiles;
import org.cgroovy.linux.PlainFiles;
import org.cgroovy.runner.CgroupManager;

/**
 * A host, as its files show it.
 *
 * @param wish for a manager of cgroups; empty where there is none
 * @param root where its {@code /} is; a directory of fixtures in a test
 */
record HostView(Path root, int uid, String wish) {
    HostView(Path root, int uid) {
        this(root, uid, "");
    }

    /** @param manager of cgroups that the command asks for; empty when it does not */
    static HostView ofThisHost(String manager) {
        String wish = manager.isEmpty() ? System.getenv().getOrDefault(CgroupManager.VARIABLE, "") : manager;
        return new HostView(Path.of("/"), PlainFiles.uid().orElse(-1), wish);
    }

    /** @throws org.cgroovy.runner.RunnerException when it cannot be the one that was asked for */
    CgroupManager manager() {
        return CgroupManager.of(
                wish.isEmpty() ? wish : CgroupManager.wish(wish),
                cgroups(),
                uid,
                file -> read(file.toString()),
                file -> exists(file.toString()));
    }

    boolean isRoot() {
        return uid == 0;
    }

    /** Where a file of the host, such as {@code /proc/cgroups}, is for us. */
    Path path(String absolute) {
        return root.resolve(absolute.substring(1));
    }

    boolean exists(String absolute) {
        return Files.exists(path(absolute));
    }

    /** What a file says, without blanks around; empty when it cannot be read. In one read, as /proc/sys needs it. */
    Optional<String> read(String absolute) {
        return ControlFiles.HOST.read(path(absolute));
    }

    CgroupHost cgroups() {
        return CgroupHost.parse(
                read("/proc/self/mountinfo").orElse(""),
                read("/proc/cgroups").orElse(""),
                mount -> read(mount + "/cgroup.controllers").orElse(""));
    }
}
