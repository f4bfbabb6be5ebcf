package org.cgroovy.cgroup.v1;

import java.util.ArrayList;
import java.util.List;
import org.cgroovy.cgroup.Controller;
import org.cgroovy.cgroup.FileWrite;
import org.cgroovy.cgroup.HugetlbLimit;
import org.cgroovy.cgroup.Limits;

/** Huge pages. */
public final class HugeTlb implements Controller {
    @Override
    public String name() {
        return "hugetlb";
    }

    /** The limit of reservations too, as runc does: with it mmap fails; without it a page fault ends in SIGBUS. */
    @Override
    public List<FileWrite> writes(Limits limits) {
        List<FileWrite> writes = new ArrayList<>();
        for (HugetlbLimit limit : limits.hugetlb()) {
            writes.add(new FileWrite("hugetlb." + limit.pageSize() + ".limit_in_bytes", limit.bytes()));
            writes.add(new FileWrite("hugetlb." + limit.pageSize() + ".rsvd.limit_in_bytes", limit.bytes()));
        }
        return writes;
    }
}
