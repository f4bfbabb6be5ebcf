package org.cgroovy.dsl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgroovy.dsl.quantity.Bytes;
import org.cgroovy.runner.Result;
import org.jspecify.annotations.Nullable;

/** What a {@link Result} has beyond its components, as properties in Groovy. A Groovy extension module names this class. */
public final class ResultProperties {
    private ResultProperties() {}

    public static String getOut(Result self) {
        return self.out();
    }

    public static String getErr(Result self) {
        return self.err();
    }

    public static int getExitCode(Result self) {
        return self.exitCode();
    }

    /** The name of the signal that ended it, such as KILL, or null. */
    public static @Nullable String getSignal(Result self) {
        return self.signal().orElse(null);
    }

    public static boolean isOomKilled(Result self) {
        return self.oomKilled();
    }

    public static long getPidsLimitHits(Result self) {
        return self.pidsLimitHits();
    }

    /** The optional limits that it ran without, by their words. */
    public static List<String> getUnheldLimits(Result self) {
        return self.unheldLimits();
    }

    /** What it used, by name: cpuTime, peakMemory, throttledTime and wallTime; no peakMemory where nobody counted. */
    public static Map<String, Object> getUsage(Result self) {
        var usage = new LinkedHashMap<String, Object>();
        usage.put("cpuTime", self.cpuTime());
        self.peakMemoryBytes().ifPresent(bytes -> usage.put("peakMemory", new Bytes(bytes)));
        usage.put("throttledTime", self.throttledTime());
        usage.put("wallTime", self.wallTime());
        return usage;
    }

    /** In a condition a result is whether all went well: {@code if (container { … })}. */
    public static boolean asBoolean(Result self) {
        return self.exitCode() == 0;
    }
}
