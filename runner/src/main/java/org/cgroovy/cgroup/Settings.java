package org.cgroovy.cgroup;

import java.util.List;
import java.util.Set;

/** Finds the hierarchy of a control file by the controller in its name. */
final class Settings {
    /** Core files of v2 that move or kill processes, or say what children may have: no limits. */
    private static final Set<String> NO_LIMITS =
            Set.of("cgroup.procs", "cgroup.threads", "cgroup.kill", "cgroup.subtree_control");

    private final CgroupHost host;
    private final Absence absence;

    Settings(CgroupHost host, Absence absence) {
        this.host = host;
        this.absence = absence;
    }

    void add(Setting setting, Drafts drafts) {
        FileWrite write = new FileWrite(setting.file(), setting.value());
        if (setting.controller().equals("cgroup")) {
            drafts.add(core(setting), List.of(write));
            return;
        }
        Hierarchy hierarchy = host.controller(setting.controller()).orElseThrow(() -> absence.of(setting.controller()));
        drafts.add(hierarchy, List.of(write));
        drafts.enable(hierarchy, setting.controller());
    }

    private Hierarchy core(Setting setting) {
        if (NO_LIMITS.contains(setting.file())) {
            throw new LimitException("cgroup", setting.file() + " is no limit, so it cannot be set as one", "");
        }
        return host.unified()
                .orElseThrow(() -> new LimitException(
                        "cgroup",
                        setting.file() + " is a file of the unified hierarchy, which is not mounted",
                        "mount -t cgroup2 none /sys/fs/cgroup/unified"));
    }
}
