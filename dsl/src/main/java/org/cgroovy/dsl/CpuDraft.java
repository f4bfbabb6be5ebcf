package org.cgroovy.dsl;

import java.util.Map;
import org.cgroovy.cgroup.CpuLimits;
import org.cgroovy.dsl.quantity.Cores;
import org.cgroovy.dsl.quantity.Percent;
import org.jspecify.annotations.Nullable;

/** CPU limits while their block is being read. */
final class CpuDraft {
    /** The kernel's own default. */
    private static final long PERIOD_MICROS = 100_000;

    private CpuLimits limits;
    private @Nullable Cores share;

    CpuDraft(CpuLimits limits) {
        this.limits = limits;
    }

    void share(@Nullable Object value) {
        if (Values.isText(value, "max")) {
            share = null;
            limits = limits.withQuotaMicros(Values.MAX);
        } else {
            share = cores(value);
        }
    }

    private static Cores cores(@Nullable Object share) {
        if (share instanceof Percent percent) {
            return percent.cores();
        }
        if (share instanceof Cores cores) {
            return cores;
        }
        if (share instanceof CharSequence text && text.toString().matches("\\d+(\\.\\d+)?%")) {
            return new Percent(Double.parseDouble(
                            text.subSequence(0, text.length() - 1).toString()))
                    .cores();
        }
        throw share instanceof Number
                ? new WordException(
                        "cpu " + share + " has no unit: write cpu " + share + ".percent or cpu " + share + ".cores")
                : Values.refusal("cpu", share, "a share such as 50.percent, 1.5.cores or '50%'");
    }

    void options(Map<String, ?> options) {
        new Options("cpu", options)
                .take("period", value -> limits = limits.withPeriodMicros(Values.micros("cpu period", value)))
                .take("quota", value -> limits = limits.withQuotaMicros(Values.micros("cpu quota", value)))
                .take("burst", value -> limits = limits.withBurstMicros(Values.micros("cpu burst", value)))
                .take("shares", value -> limits = limits.withShares(Values.whole("cpu shares", value)))
                .take("weight", value -> limits = limits.withWeight(Values.whole("cpu weight", value)))
                .end();
    }

    void cpus(String list) {
        limits = limits.withCpus(list);
    }

    void mems(String list) {
        limits = limits.withMems(list);
    }

    /** The share is counted in the period, whichever of them was said first. */
    CpuLimits build() {
        if (share == null) {
            return limits;
        }
        long period = limits.periodMicros().orElse(PERIOD_MICROS);
        return limits.withPeriodMicros(period).withQuotaMicros(share.quotaMicros(period));
    }
}
