package org.cgroovy.dsl;

import java.util.Map;
import org.cgroovy.cgroup.view.Activity;
import org.cgroovy.cgroup.view.Measure;

/** What a watched cgroup did since the last time: {@code it.cpus}, {@code it.throttled}, {@code it.oomKills}. */
public final class Happening {
    private final Activity activity;

    Happening(Activity activity) {
        this.activity = activity;
    }

    /** CPUs in use, 1.0 is one. */
    public double getCpus() {
        return activity.cpus();
    }

    /** In how many periods it ran out of its quota. */
    public long getThrottled() {
        return activity.delta(Measure.THROTTLED_PERIODS);
    }

    /** Bytes of memory now; 0 where its controller is not. */
    public long getMemory() {
        return activity.get(Measure.MEMORY_BYTES).orElse(0);
    }

    /** How often an allocation met the limit of memory. */
    public long getLimitHits() {
        return activity.delta(Measure.MEMORY_LIMIT_HITS);
    }

    /** Processes that the OOM killer took. */
    public long getOomKills() {
        return activity.delta(Measure.OOM_KILLS);
    }

    /** Processes and threads now. */
    public long getPids() {
        return activity.get(Measure.PIDS).orElse(0);
    }

    /** Forks that were refused. */
    public long getRefused() {
        return activity.delta(Measure.PIDS_LIMIT_HITS);
    }

    /** In percent, how much of the last 10 s somebody waited: cpu, memory, io; 0 where the kernel does not count it. */
    public Map<String, Double> getPressure() {
        return Map.of(
                "cpu", percent(Measure.CPU_PRESSURE),
                "memory", percent(Measure.MEMORY_PRESSURE),
                "io", percent(Measure.IO_PRESSURE));
    }

    private double percent(Measure measure) {
        return activity.get(measure).orElse(0) / 100.0;
    }

    /** How long that was, in seconds. */
    public double getSeconds() {
        return activity.seconds();
    }

    /** All numbers as they are now, and what changed. */
    public Map<String, Object> getNumbers() {
        return activity.json();
    }

    @Override
    public String toString() {
        return activity.json().toString();
    }
}
