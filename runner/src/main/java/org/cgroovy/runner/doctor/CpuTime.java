package org.cgroovy.runner.doctor;

import java.util.Locale;
import java.util.Optional;

/**
 * EINVAL of v1's quota and period: bounds, burst, and no cgroup may have more than the one above it.
 *
 * @see "kernel/sched/core.c: tg_set_cfs_bandwidth, __cfs_schedulable"
 */
final class CpuTime {
    private static final String QUOTA = "cpu.cfs_quota_us";
    private static final String PERIOD = "cpu.cfs_period_us";
    private static final long LEAST = 1000;
    private static final long LONGEST = 1_000_000;
    private static final long USUAL_PERIOD = 100_000;

    private CpuTime() {}

    static Optional<Advice> refused(Failure failure, Site site) {
        ControlWrite write = ControlWrite.of(failure);
        if (!write.value().matches("-?\\d{1,18}")) {
            return Optional.empty();
        }
        long value = Long.parseLong(write.value());
        return switch (write.name()) {
            case QUOTA -> outOfBounds(write, value).or(() -> aboveOthers(write, value, period(write.cgroup())));
            case PERIOD ->
                outOfBounds(write, value)
                        .or(() ->
                                aboveOthers(write, write.cgroup().number(QUOTA).orElse(-1L), value));
            default -> burst(write);
        };
    }

    private static Optional<Advice> outOfBounds(ControlWrite write, long value) {
        boolean quota = write.name().equals(QUOTA);
        boolean fits = value >= LEAST && (quota || value <= LONGEST) || quota && value < 0;
        if (fits) {
            return Optional.empty();
        }
        return Optional.of(new Advice(
                quota
                        ? "the kernel takes no quota below 1000 microseconds (1 ms)"
                        : "the kernel takes periods of 1000 to 1000000 microseconds",
                quota ? "ask for more, with a longer period if need be; -1 is no limit" : "100000 is usual"));
    }

    private static Optional<Advice> aboveOthers(ControlWrite write, long quota, long period) {
        Optional<Cgroup> above = limited(write.cgroup().parent());
        if (above.isPresent() && quota > 0 && share(quota, period) > share(above.get())) {
            return Optional.of(new Advice(
                    percent(share(quota, period)) + " of a CPU is more than the " + percent(share(above.get())) + " of "
                            + above.get() + " above it",
                    "ask for at most that, or raise " + QUOTA + " there first"));
        }
        return write.cgroup().children().stream()
                .filter(child -> hasQuota(child) && quota > 0 && share(child) > share(quota, period))
                .findFirst()
                .map(child -> new Advice(
                        percent(share(quota, period)) + " of a CPU is less than the " + percent(share(child)) + " of "
                                + child + " below it",
                        "lower " + QUOTA + " there first"));
    }

    /** The nearest cgroup, from here up, that has a quota. */
    private static Optional<Cgroup> limited(Cgroup from) {
        Cgroup at = from;
        while (at.number(QUOTA).isPresent()) {
            if (hasQuota(at)) {
                return Optional.of(at);
            }
            at = at.parent();
        }
        return Optional.empty();
    }

    private static Optional<Advice> burst(ControlWrite write) {
        return write.cgroup()
                .number(QUOTA)
                .filter(quota -> quota >= 0)
                .map(quota -> new Advice(
                        QUOTA + " is " + quota + " microseconds, and a burst may not be longer",
                        "ask for at most that"));
    }

    private static boolean hasQuota(Cgroup cgroup) {
        return cgroup.number(QUOTA).orElse(-1L) > 0;
    }

    private static long period(Cgroup cgroup) {
        return cgroup.number(PERIOD).orElse(USUAL_PERIOD);
    }

    private static double share(Cgroup cgroup) {
        return share(cgroup.number(QUOTA).orElse(-1L), period(cgroup));
    }

    private static double share(long quota, long period) {
        return 100.0 * quota / period;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", share).replace(".0", "") + "%";
    }
}
