package org.cgroovy.cgroup.v1;

import java.util.ArrayList;
import java.util.List;
import org.cgroovy.cgroup.Controller;
import org.cgroovy.cgroup.FileWrite;
import org.cgroovy.cgroup.Limits;

/** How many processes and threads. The one controller that is the same in both versions. */
public final class Pids implements Controller {
    @Override
    public String name() {
        return "pids";
    }

    @Override
    public List<FileWrite> writes(Limits limits) {
        List<FileWrite> writes = new ArrayList<>();
        limits.pids()
                .ifPresent(pids -> writes.add(new FileWrite("pids.max", pids == -1 ? "max" : Long.toString(pids))));
        return writes;
    }
}
