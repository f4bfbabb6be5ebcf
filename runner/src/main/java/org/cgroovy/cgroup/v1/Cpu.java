package org.cgroovy.cgroup.v1;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cgroovy.cgroup.Controller;
import org.cgroovy.cgroup.Conversions;
import org.cgroovy.cgroup.CpuLimits;
import org.cgroovy.cgroup.FileWrite;
import org.cgroovy.cgroup.Limits;
import org.cgroovy.cgroup.PresentValues;

/** CPU time: weight and quota. */
public final class Cpu implements Controller {
    private static final String SHARES = "cpu.shares";
    private static final String PERIOD = "cpu.cfs_period_us";
    private static final String QUOTA = "cpu.cfs_quota_us";
    private static final String BURST = "cpu.cfs_burst_us";

    @Override
    public String name() {
        return "cpu";
    }

    @Override
    public List<FileWrite> writes(Limits limits) {
        CpuLimits cpu = limits.cpu();
        List<FileWrite> writes = new ArrayList<>();
        addShares(cpu, writes);
        cpu.periodMicros().ifPresent(micros -> writes.add(new FileWrite(PERIOD, micros)));
        cpu.quotaMicros().ifPresent(micros -> writes.add(new FileWrite(QUOTA, micros)));
        // Last: the kernel holds a burst against the quota.
        cpu.burstMicros().ifPresent(micros -> writes.add(new FileWrite(BURST, micros)));
        return writes;
    }

    /**
     * Period, quota and burst are three files, and the kernel checks each write against the other two and against the
     * parent. Without a quota all of them pass, so it is lifted for these few microseconds when more than one changes.
     */
    @Override
    public List<FileWrite> updates(Limits limits, PresentValues present) {
        CpuLimits cpu = limits.cpu();
        long changes = Stream.of(cpu.periodMicros(), cpu.quotaMicros(), cpu.burstMicros())
                .filter(value -> value.isPresent())
                .count();
        if (cpu.quotaMicros().isEmpty() || changes < 2) {
            return writes(limits);
        }
        List<FileWrite> writes = new ArrayList<>();
        addShares(cpu, writes);
        if (present.of(QUOTA).filter("-1"::equals).isEmpty()) {
            writes.add(
                    new FileWrite(QUOTA, -1).withNote("lifted for a moment, so that the kernel takes any new values"));
        }
        cpu.periodMicros().ifPresent(micros -> writes.add(new FileWrite(PERIOD, micros)));
        cpu.burstMicros().ifPresent(micros -> writes.add(new FileWrite(BURST, micros)));
        writes.add(new FileWrite(QUOTA, cpu.quotaMicros().getAsLong()));
        return writes;
    }

    private static void addShares(CpuLimits cpu, List<FileWrite> writes) {
        if (cpu.shares().isPresent()) {
            writes.add(new FileWrite(SHARES, cpu.shares().getAsLong()));
        } else if (cpu.weight().isPresent()) {
            long weight = cpu.weight().getAsLong();
            long shares = Conversions.sharesOfWeight(weight);
            writes.add(new FileWrite(SHARES, shares)
                    .withNote("cpu.shares " + shares + " from cpu.weight " + weight + " (runc's quadratic map)"));
        }
    }
}
