package org.cgroovy.cgroup.v2;

import java.util.ArrayList;
import java.util.List;
import org.cgroovy.cgroup.Controller;
import org.cgroovy.cgroup.FileWrite;
import org.cgroovy.cgroup.Limits;

/** Which CPUs and memory nodes. What is not given is the parent's. */
public final class CpuSet implements Controller {
    @Override
    public String name() {
        return "cpuset";
    }

    @Override
    public List<FileWrite> writes(Limits limits) {
        List<FileWrite> writes = new ArrayList<>();
        limits.cpu().cpus().ifPresent(list -> writes.add(new FileWrite("cpuset.cpus", list)));
        limits.cpu().mems().ifPresent(list -> writes.add(new FileWrite("cpuset.mems", list)));
        return writes;
    }
}
