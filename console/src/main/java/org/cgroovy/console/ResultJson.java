package org.cgroovy.console;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cgroovy.runner.Result;

/** How a container ended, for programs to read: times in milliseconds, memory in bytes. */
public final class ResultJson {
    private ResultJson() {}

    public static Map<String, Object> of(Result result) {
        var map = new LinkedHashMap<String, Object>();
        map.put("exitCode", result.exitCode());
        result.signal().ifPresent(signal -> map.put("signal", signal));
        map.put("oomKilled", result.oomKilled());
        map.put("pidsLimitHits", result.pidsLimitHits());
        if (!result.unheldLimits().isEmpty()) {
            map.put("unheldLimits", result.unheldLimits());
        }
        map.put("cpuMillis", result.cpuTime().toMillis());
        result.peakMemoryBytes().ifPresent(bytes -> map.put("peakMemoryBytes", bytes));
        map.put("throttledMillis", result.throttledTime().toMillis());
        map.put("wallMillis", result.wallTime().toMillis());
        if (result.outBytes().length > 0) {
            map.put("out", result.out());
        }
        if (result.errBytes().length > 0) {
            map.put("err", result.err());
        }
        return map;
    }
}
