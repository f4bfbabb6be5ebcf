package org.cgroovy.cgroup.v1;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.cgroovy.cgroup.Controller;
import org.cgroovy.cgroup.Conversions;
import org.cgroovy.cgroup.FileWrite;
import org.cgroovy.cgroup.LimitException;
import org.cgroovy.cgroup.Limits;
import org.cgroovy.cgroup.MemoryLimits;
import org.cgroovy.cgroup.PresentValues;

/** Memory, and memory with swap. */
public final class Memory implements Controller {
    private static final String LIMIT = "memory.limit_in_bytes";
    private static final String MEMSW = "memory.memsw.limit_in_bytes";
    private static final String SOFT = "memory.soft_limit_in_bytes";
    private static final long MAX = -1;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public List<FileWrite> writes(Limits limits) {
        MemoryLimits memory = limits.memory();
        List<FileWrite> writes = new ArrayList<>();
        // The kernel wants limit <= memsw at any time, and a new cgroup's memsw is max: the limit comes first.
        memory.limit().ifPresent(bytes -> writes.add(new FileWrite(LIMIT, bytes)));
        memory.swap().ifPresent(swap -> writes.add(memsw(memory.limit(), swap)));
        addSoftLimit(memory, writes);
        return writes;
    }

    /** When memsw grows it is written before the limit, else after it: so limit &lt;= memsw holds all the time. */
    @Override
    public List<FileWrite> updates(Limits limits, PresentValues present) {
        MemoryLimits memory = limits.memory();
        List<FileWrite> writes = new ArrayList<>();
        if (memory.limit().isPresent() || memory.swap().isPresent()) {
            addLimits(memory, new PresentMemory(present), writes);
        }
        addSoftLimit(memory, writes);
        return writes;
    }

    private static void addLimits(MemoryLimits asked, PresentMemory present, List<FileWrite> writes) {
        OptionalLong limit = asked.limit().isPresent() ? asked.limit() : present.limit();
        OptionalLong swap = asked.swap().isPresent() ? asked.swap() : present.swapKept(limit);
        asked.limit().ifPresent(bytes -> writes.add(new FileWrite(LIMIT, bytes)));
        if (swap.isPresent()) {
            FileWrite memsw = memsw(limit, swap.getAsLong());
            boolean grows = present.memswGrowsTo(Long.parseLong(memsw.value()));
            writes.add(grows ? 0 : writes.size(), memsw);
        }
    }

    private static FileWrite memsw(OptionalLong limit, long swap) {
        if (swap == MAX) {
            return new FileWrite(MEMSW, MAX);
        }
        if (limit.isEmpty() || limit.getAsLong() == MAX) {
            throw new LimitException(
                    "memory",
                    "cgroup v1 limits swap only together with memory, so swap " + swap + " needs a memory limit",
                    "give a memory limit too");
        }
        return new FileWrite(MEMSW, Conversions.memswOfSwap(limit.getAsLong(), swap))
                .withNote("memory " + limit.getAsLong() + " + swap " + swap + ": v1 limits both together");
    }

    private static void addSoftLimit(MemoryLimits memory, List<FileWrite> writes) {
        if (memory.high().isPresent()) {
            throw new LimitException(
                    "memory",
                    "memory.high is of cgroup v2, and memory is in a v1 hierarchy here",
                    "use a memory limit, or boot with memory in the unified hierarchy (cgroup_no_v1=memory)");
        }
        if (memory.reservation().isPresent()) {
            writes.add(new FileWrite(SOFT, memory.reservation().getAsLong()));
        } else if (memory.low().isPresent()) {
            writes.add(
                    new FileWrite(SOFT, memory.low().getAsLong())
                            .withNote(
                                    "lossy: memory.low is of v2; a soft limit marks what to reclaim first when the host runs short"));
        }
    }
}
