package org.cgroovy.runner;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cgroovy.cgroup.ControlState;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.PlainFiles;

/** What it takes to make a cgroup anew that was removed: its settings, owners and modes. What it has counted is gone. */
final class CgroupRemains {
    private static final int PERMISSIONS = 07777;

    private final Path directory;
    private final ControlState settings;
    private final List<Rights> rights;

    private record Rights(Path file, int uid, int gid, int mode) {
        static Rights of(Path file) {
            return new Rights(
                    file,
                    PlainFiles.attribute(file, "uid"),
                    PlainFiles.attribute(file, "gid"),
                    PlainFiles.attribute(file, "mode") & PERMISSIONS);
        }

        void restore() {
            if (!equals(of(file))) {
                PlainFiles.chown(file, uid, gid);
                PlainFiles.chmod(file, mode);
            }
        }
    }

    private CgroupRemains(Path directory, ControlState settings, List<Rights> rights) {
        this.directory = directory;
        this.settings = settings;
        this.rights = rights;
    }

    /** Of one that is still there, and has none below it. */
    static CgroupRemains of(Path directory) {
        List<Rights> rights = new ArrayList<>();
        rights.add(Rights.of(directory));
        PlainFiles.list(directory).forEach(file -> rights.add(Rights.of(file)));
        return new CgroupRemains(directory, ControlState.of(directory), rights);
    }

    void remake(Kernel kernel) {
        kernel.mkdir(directory.toString(), 0755);
        settings.restore();
        rights.forEach(Rights::restore);
    }
}
