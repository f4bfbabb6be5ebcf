package org.cgroovy.runner.wire;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.cgroovy.cgroup.Usage;
import org.cgroovy.runner.ContainerStatus;
import org.cgroovy.runner.Exposure;
import org.cgroovy.runner.Result;
import org.cgroovy.spec.ContainerSpec;
import org.cgroovy.spec.JsonObject;
import org.cgroovy.spec.OciJson;

/** What answers say, to JSON and back. */
public final class Bodies {
    private static final byte[] NOTHING = {};
    private static final int PAGE = 30;
    private static final int LONGEST_COMMAND = 200;

    private Bodies() {}

    /** A process that runs. */
    public record Running(int pid, List<Path> cgroups) {
        public Running {
            cgroups = List.copyOf(cgroups);
        }
    }

    public static Map<String, Object> of(Running running) {
        var map = new LinkedHashMap<String, Object>();
        map.put("pid", running.pid());
        map.put("cgroups", running.cgroups().stream().map(Path::toString).toList());
        return map;
    }

    public static Running running(JsonObject json) {
        return new Running(
                (int) json.requiredNumber("pid"),
                json.texts("cgroups").stream().map(Path::of).toList());
    }

    /** A container that runs, with its description. */
    public static Map<String, Object> of(Running running, ContainerSpec spec) {
        Map<String, Object> map = of(running);
        map.put("config", OciJson.object(spec));
        return map;
    }

    public static ContainerSpec spec(String id, JsonObject json) {
        return OciJson.read(id, json.object("config"), Path.of("/"));
    }

    static Map<String, Object> of(Result result) {
        var map = new LinkedHashMap<String, Object>();
        map.put("exitCode", result.exitCode());
        result.endedBy().ifPresent(signal -> map.put("signal", signal));
        map.put("oomKilled", result.oomKilled());
        map.put("pidsLimitHits", result.pidsLimitHits());
        map.put("cpuNanos", result.cpuTime().toNanos());
        put(map, "peakMemoryBytes", result.peakMemoryBytes());
        map.put("throttledNanos", result.throttledTime().toNanos());
        map.put("wallNanos", result.wallTime().toNanos());
        map.put("unheldLimits", result.unheldLimits());
        return map;
    }

    static Result result(JsonObject json) {
        return new Result(
                (int) json.requiredNumber("exitCode"),
                json.text("signal"),
                json.flag("oomKilled"),
                json.requiredNumber("pidsLimitHits"),
                Duration.ofNanos(json.requiredNumber("cpuNanos")),
                json.number("peakMemoryBytes"),
                Duration.ofNanos(json.requiredNumber("throttledNanos")),
                Duration.ofNanos(json.requiredNumber("wallNanos")),
                NOTHING,
                NOTHING,
                json.texts("unheldLimits"));
    }

    public static Map<String, Object> of(Usage usage) {
        var map = new LinkedHashMap<String, Object>();
        put(map, "cpuNanos", usage.cpuNanos());
        put(map, "userNanos", usage.userNanos());
        put(map, "systemNanos", usage.systemNanos());
        put(map, "throttledNanos", usage.throttledNanos());
        put(map, "throttledPeriods", usage.throttledPeriods());
        put(map, "memoryBytes", usage.memoryBytes());
        put(map, "memoryPeakBytes", usage.memoryPeakBytes());
        put(map, "pids", usage.pids());
        put(map, "pidsPeak", usage.pidsPeak());
        put(map, "pidsLimitHits", usage.pidsLimitHits());
        put(map, "oomKills", usage.oomKills());
        put(map, "ioReadBytes", usage.ioReadBytes());
        put(map, "ioWriteBytes", usage.ioWriteBytes());
        return map;
    }

    private static void put(Map<String, Object> map, String key, OptionalLong value) {
        value.ifPresent(number -> map.put(key, number));
    }

    public static Usage usage(JsonObject json) {
        return new Usage(
                json.number("cpuNanos"),
                json.number("userNanos"),
                json.number("systemNanos"),
                json.number("throttledNanos"),
                json.number("throttledPeriods"),
                json.number("memoryBytes"),
                json.number("memoryPeakBytes"),
                json.number("pids"),
                json.number("pidsPeak"),
                json.number("pidsLimitHits"),
                json.number("oomKills"),
                json.number("ioReadBytes"),
                json.number("ioWriteBytes"));
    }

    /** A page of them, of those behind that id. */
    public static Map<String, Object> ofStatuses(List<ContainerStatus> statuses, String after) {
        List<ContainerStatus> rest = statuses.stream()
                .sorted(Comparator.comparing(ContainerStatus::id))
                .filter(status -> status.id().compareTo(after) > 0)
                .toList();
        List<ContainerStatus> page = rest.subList(0, Math.min(rest.size(), PAGE));
        return Map.of("containers", page.stream().map(Bodies::of).toList(), "more", page.size() < rest.size());
    }

    /** Whether another page follows. */
    public static boolean hasMore(JsonObject json) {
        return json.flag("more");
    }

    private static Map<String, Object> of(ContainerStatus status) {
        var map = new LinkedHashMap<String, Object>();
        map.put("id", status.id());
        map.put("state", status.state());
        map.put("pid", status.pid());
        map.put("ownerPid", status.ownerPid());
        map.put("detached", status.detached());
        map.put("startedMillis", status.started().toEpochMilli());
        map.put("command", shortened(status.command()));
        return map;
    }

    private static List<String> shortened(List<String> command) {
        String words = String.join(" ", command);
        return words.length() <= LONGEST_COMMAND ? command : List.of(words.substring(0, LONGEST_COMMAND) + "…");
    }

    public static List<ContainerStatus> statuses(JsonObject json) {
        return json.objects("containers").stream()
                .map(row -> new ContainerStatus(
                        row.requiredText("id"),
                        row.requiredText("state"),
                        (int) row.requiredNumber("pid"),
                        (int) row.requiredNumber("ownerPid"),
                        row.flag("detached"),
                        Instant.ofEpochMilli(row.requiredNumber("startedMillis")),
                        row.texts("command")))
                .toList();
    }

    public static Map<String, Object> ofPids(List<Integer> pids) {
        return Map.of("pids", pids);
    }

    public static List<Integer> pids(JsonObject json) {
        return json.numbers("pids").stream().map(Long::intValue).toList();
    }

    public static Map<String, Object> ofExposures(List<Exposure> exposures) {
        return Map.of(
                "exposures",
                exposures.stream()
                        .map(row -> Map.of("what", row.what(), "widened", row.widened(), "found", row.found()))
                        .toList());
    }

    public static List<Exposure> exposures(JsonObject json) {
        return json.objects("exposures").stream()
                .map(row -> new Exposure(row.requiredText("what"), row.flag("widened"), row.requiredText("found")))
                .toList();
    }
}
