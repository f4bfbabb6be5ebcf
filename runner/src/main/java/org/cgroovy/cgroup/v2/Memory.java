package org.cgroovy.cgroup.v2;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.cgroovy.cgroup.Controller;
import org.cgroovy.cgroup.FileWrite;
import org.cgroovy.cgroup.Limits;
import org.cgroovy.cgroup.MemoryLimits;

/** Memory and swap. */
public final class Memory implements Controller {
    @Override
    public String name() {
        return "memory";
    }

    @Override
    public List<FileWrite> writes(Limits limits) {
        MemoryLimits memory = limits.memory();
        List<FileWrite> writes = new ArrayList<>();
        // Before max: going down, the cgroup is slowed and reclaimed before anything is killed.
        add(writes, "memory.high", memory.high());
        add(writes, "memory.swap.max", memory.swap());
        add(writes, "memory.max", memory.limit());
        addLow(memory, writes);
        return writes;
    }

    private static void addLow(MemoryLimits memory, List<FileWrite> writes) {
        add(writes, "memory.low", memory.low().isPresent() ? memory.low() : memory.reservation());
        if (memory.reservation().isPresent()) {
            FileWrite low = writes.remove(writes.size() - 1);
            writes.add(low.withNote(
                    memory.low().isPresent()
                            ? "instead of the reservation of " + word(memory.reservation()) + ": both are memory.low"
                            : "from the reservation"));
        }
    }

    private static void add(List<FileWrite> writes, String file, OptionalLong bytes) {
        if (bytes.isPresent()) {
            writes.add(new FileWrite(file, word(bytes)));
        }
    }

    private static String word(OptionalLong bytes) {
        return bytes.getAsLong() == -1 ? "max" : Long.toString(bytes.getAsLong());
    }
}
