package org.cgroovy.dsl;

import java.util.Map;
import org.cgroovy.cgroup.MemoryLimits;
import org.jspecify.annotations.Nullable;

/** Memory limits while their block is being read. */
final class MemoryDraft {
    private MemoryLimits limits;

    MemoryDraft(MemoryLimits limits) {
        this.limits = limits;
    }

    void limit(@Nullable Object limit) {
        limits = limits.withLimit(Values.bytes("memory", limit));
    }

    void options(Map<String, ?> options) {
        new Options("memory", options)
                .take("swap", value -> limits = limits.withSwap(Values.bytes("memory swap:", value)))
                .take(
                        "reservation",
                        value -> limits = limits.withReservation(Values.bytes("memory reservation:", value)))
                .take("low", value -> limits = limits.withLow(Values.bytes("memory low:", value)))
                .take("high", value -> limits = limits.withHigh(Values.bytes("memory high:", value)))
                .end();
    }

    MemoryLimits build() {
        return limits;
    }
}
