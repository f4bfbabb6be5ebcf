package org.cgroovy.plan;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.cgroovy.cgroup.CpuLimits;
import org.cgroovy.cgroup.KernelList;
import org.cgroovy.cgroup.Limits;
import org.cgroovy.cgroup.MemoryLimits;

/**
 * Limits under an administrator's ceiling. What may not be asked for is a reason to refuse; what was not asked for becomes the
 * ceiling. The runner has all controllers, so no limit is optional to it.
 */
final class CeilingLimits {
    private static final long PERIOD = 100_000;
    private static final long MAX = -1;
    private static final Pattern PLAIN = Pattern.compile("\\d{1,5}(-\\d{1,5})?(,\\d{1,5}(-\\d{1,5})?)*");

    private final Ceiling ceiling;

    CeilingLimits(Ceiling ceiling) {
        this.ceiling = ceiling;
    }

    Limits apply(Limits asked, List<String> reasons) {
        if (!asked.devices().isEmpty()) {
            reasons.add("asks for device rules");
        }
        asked.settings().forEach(setting -> reasons.add("sets the control file " + setting.file()));
        asked.io().devices().stream()
                .filter(throttle -> throttle.device().startsWith("/"))
                .filter(throttle -> !throttle.device().matches("/dev/[A-Za-z0-9_-]+"))
                .forEach(throttle -> reasons.add("limits " + throttle.device() + ", which is no device in /dev"));
        MemoryLimits memory = new MemoryLimits(
                most("memory", asked.memory().limit(), ceiling.memoryBytes(), reasons),
                most("swap", asked.memory().swap(), ceiling.swapBytes(), reasons),
                asked.memory().reservation(),
                asked.memory().low(),
                asked.memory().high());
        OptionalLong pids = most("pids", asked.pids(), ceiling.pids(), reasons);
        Limits limits =
                asked.withCpu(cpu(asked.cpu(), reasons)).withMemory(memory).withOptional(false);
        return pids.isPresent() ? limits.withPids(pids.getAsLong()) : limits;
    }

    private static OptionalLong most(String what, OptionalLong asked, OptionalLong most, List<String> reasons) {
        if (most.isEmpty() || asked.isEmpty()) {
            return asked.isEmpty() ? most : asked;
        }
        if (asked.getAsLong() == MAX || asked.getAsLong() > most.getAsLong()) {
            reasons.add("asks for " + what + " " + (asked.getAsLong() == MAX ? "max" : asked.getAsLong() + "")
                    + ", and at most " + most.getAsLong() + " may be");
        }
        return asked;
    }

    /** Only plain lists are taken apart: who asks may be hostile. */
    private static boolean isWithin(String asked, String most) {
        if (!PLAIN.matcher(asked).matches()) {
            return false;
        }
        BitSet allowed = KernelList.parse(most);
        for (String range : asked.split(",")) {
            int dash = range.indexOf('-');
            int last = Integer.parseInt(range.substring(dash + 1));
            int first = dash < 0 ? last : Integer.parseInt(range.substring(0, dash));
            if (first > last || allowed.nextClearBit(first) <= last) {
                return false;
            }
        }
        return true;
    }

    private CpuLimits cpu(CpuLimits asked, List<String> reasons) {
        Optional<String> cpus = asked.cpus().or(ceiling::cpus);
        if (asked.cpus().isPresent() && ceiling.cpus().isPresent()) {
            if (!isWithin(asked.cpus().get(), ceiling.cpus().get())) {
                reasons.add("asks for CPUs " + asked.cpus().get() + ", and may have "
                        + ceiling.cpus().get());
            }
        }
        OptionalLong quota = asked.quotaMicros();
        OptionalLong period = asked.periodMicros();
        if (ceiling.cpuMicros().isPresent()) {
            long most = ceiling.cpuMicros().getAsLong();
            long in = period.orElse(PERIOD);
            if (quota.isEmpty()) {
                quota = OptionalLong.of(Math.max(1000, Math.multiplyExact(most, in) / PERIOD));
            } else if (quota.getAsLong() == MAX || (double) quota.getAsLong() / in > (double) most / PERIOD) {
                reasons.add("asks for more CPU time than " + most + " microseconds in " + PERIOD);
            }
        }
        return new CpuLimits(quota, period, asked.burstMicros(), asked.shares(), asked.weight(), cpus, asked.mems());
    }
}
