package org.cgroovy.runner.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cgroovy.linux.MountInfo;

/** Mounts that no program starts from. */
final class NoExec {
    private NoExec() {}

    /** The mount point of the file's file system when that is mounted noexec. */
    static Optional<String> mountOf(Path file, Site site) {
        List<MountInfo> mounts = MountInfo.parse(site.read("self/mountinfo").orElse(""));
        return mounts.stream()
                .filter(mount -> file.startsWith(mount.mountPoint()))
                .reduce((a, b) -> b.mountPoint().length() >= a.mountPoint().length() ? b : a)
                .filter(mount -> mount.options().contains("noexec"))
                .map(MountInfo::mountPoint);
    }
}
