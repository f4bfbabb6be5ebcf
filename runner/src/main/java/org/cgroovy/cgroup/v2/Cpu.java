package org.cgroovy.cgroup.v2;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.cgroovy.cgroup.Controller;
import org.cgroovy.cgroup.Conversions;
import org.cgroovy.cgroup.CpuLimits;
import org.cgroovy.cgroup.FileWrite;
import org.cgroovy.cgroup.Limits;
import org.cgroovy.cgroup.PresentValues;

/** CPU time: weight and quota. */
public final class Cpu implements Controller {
    private static final String WEIGHT = "cpu.weight";
    private static final String MAX = "cpu.max";
    private static final String BURST = "cpu.max.burst";

    @Override
    public String name() {
        return "cpu";
    }

    @Override
    public List<FileWrite> writes(Limits limits) {
        return writes(limits.cpu(), "max");
    }

    @Override
    public List<FileWrite> updates(Limits limits, PresentValues present) {
        CpuLimits cpu = limits.cpu();
        List<FileWrite> writes = new ArrayList<>();
        if (cpu.quotaMicros().isPresent() && cpu.burstMicros().isPresent()) {
            writes.add(new FileWrite(BURST, 0)
                    .withNote("for a moment: the kernel refuses a quota below the present burst"));
        }
        // A period cannot be written alone: the quota stands before it in the same file.
        String quota = present.of(MAX).map(text -> text.split(" ", 2)[0]).orElse("max");
        writes.addAll(writes(cpu, quota));
        return writes;
    }

    private static List<FileWrite> writes(CpuLimits cpu, String presentQuota) {
        List<FileWrite> writes = new ArrayList<>();
        addWeight(cpu, writes);
        if (cpu.quotaMicros().isPresent() || cpu.periodMicros().isPresent()) {
            String quota = cpu.quotaMicros().isPresent() ? micros(cpu.quotaMicros()) : presentQuota;
            // Without a second word the kernel keeps the period.
            String period =
                    cpu.periodMicros().isPresent() ? " " + cpu.periodMicros().getAsLong() : "";
            writes.add(new FileWrite(MAX, quota + period));
        }
        cpu.burstMicros().ifPresent(burst -> writes.add(new FileWrite(BURST, burst)));
        return writes;
    }

    private static void addWeight(CpuLimits cpu, List<FileWrite> writes) {
        if (cpu.weight().isPresent()) {
            writes.add(new FileWrite(WEIGHT, cpu.weight().getAsLong()));
        } else if (cpu.shares().isPresent()) {
            long shares = cpu.shares().getAsLong();
            long weight = Conversions.weightOfShares(shares);
            writes.add(new FileWrite(WEIGHT, weight)
                    .withNote("cpu.weight " + weight + " from cpu.shares " + shares + " (runc's quadratic map)"));
        }
    }

    private static String micros(OptionalLong quota) {
        return quota.getAsLong() == -1 ? "max" : Long.toString(quota.getAsLong());
    }
}
