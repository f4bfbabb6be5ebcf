package org.cgroovy.spec;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.cgroovy.cgroup.CpuLimits;
import org.cgroovy.cgroup.DeviceRule;
import org.cgroovy.cgroup.HugetlbLimit;
import org.cgroovy.cgroup.IoLimits;
import org.cgroovy.cgroup.Limits;
import org.cgroovy.cgroup.MemoryLimits;
import org.cgroovy.cgroup.Setting;
import org.cgroovy.linux.Namespace;

/** Reads the {@code linux} part of a config.json. */
final class OciLinux {
    private static final List<String> UNSUPPORTED =
            List.of("sysctl", "devices", "netDevices", "intelRdt", "mountLabel", "personality", "memoryPolicy");
    private static final List<String> UNSUPPORTED_RESOURCES = List.of("network", "rdma");
    private static final List<String> UNSUPPORTED_OF_MEMORY =
            List.of("kernel", "kernelTCP", "swappiness", "disableOOMKiller", "useHierarchy", "checkBeforeUpdate");

    private OciLinux() {}

    static Namespaces namespaces(JsonObject linux) {
        OciReader.refuse(linux, UNSUPPORTED);
        checkPropagation(linux);
        var fresh = EnumSet.noneOf(Namespace.class);
        var joined = new EnumMap<Namespace, String>(Namespace.class);
        for (JsonObject entry : linux.objects("namespaces")) {
            String type = entry.requiredText("type");
            Namespace namespace = Namespace.named(type)
                    .orElseThrow(() -> new SpecException(entry.path("type") + ": no namespace '" + type + "'"));
            entry.text("path").ifPresentOrElse(path -> joined.put(namespace, path), () -> fresh.add(namespace));
        }
        var offsets = new HashMap<String, Long>();
        linux.objectsByName("timeOffsets")
                .forEach((clock, offset) -> offsets.put(clock, offset.requiredNumber("secs")));
        return linux.at(
                "timeOffsets",
                () -> new Namespaces(
                        fresh, joined, mappings(linux, "uidMappings"), mappings(linux, "gidMappings"), offsets));
    }

    /** A container's root is cut off from the host's mounts, always. */
    private static void checkPropagation(JsonObject linux) {
        linux.text("rootfsPropagation").ifPresent(word -> {
            if (!List.of("", "private", "rprivate").contains(word)) {
                throw new SpecException(linux.path("rootfsPropagation")
                        + ": only private and rprivate are supported, got '" + word + "'");
            }
        });
    }

    private static List<IdMapping> mappings(JsonObject linux, String key) {
        return linux.objects(key).stream()
                .map(mapping -> new IdMapping(
                        mapping.requiredNumber("containerID"),
                        mapping.requiredNumber("hostID"),
                        mapping.requiredNumber("size")))
                .toList();
    }

    static Limits limits(JsonObject config) {
        JsonObject linux = config.object("linux");
        JsonObject resources = linux.object("resources");
        OciReader.refuse(resources, UNSUPPORTED_RESOURCES);
        OciReader.refuse(resources.object("memory"), UNSUPPORTED_OF_MEMORY);
        OciReader.refuse(resources.object("cpu"), List.of("realtimeRuntime", "realtimePeriod", "idle"));
        OciReader.refuse(resources.object("blockIO"), List.of("leafWeight", "weightDevice"));
        Map<String, String> unified = resources.textsByName("unified");
        CpuLimits cpu = resources.at("cpu", () -> cpu(resources.object("cpu"), unified));
        MemoryLimits memory = resources.at("memory", () -> memory(resources.object("memory"), unified));
        IoLimits io = io(resources, config);
        return linux.at(
                "resources",
                () -> new Limits(
                        cpu,
                        memory,
                        resources.object("pids").number("limit"),
                        io,
                        hugepages(resources),
                        devices(config),
                        settings(unified),
                        "true".equals(config.textsByName("annotations").get(OciJson.OPTIONAL))));
    }

    private static CpuLimits cpu(JsonObject cpu, Map<String, String> unified) {
        return new CpuLimits(
                cpu.number("quota"),
                cpu.number("period"),
                cpu.number("burst"),
                cpu.number("shares"),
                take(unified, "cpu.weight"),
                cpu.text("cpus"),
                cpu.text("mems"));
    }

    /** In OCI swap counts memory and swap together. */
    private static MemoryLimits memory(JsonObject memory, Map<String, String> unified) {
        OptionalLong limit = memory.number("limit");
        OptionalLong both = memory.number("swap");
        OptionalLong swap = take(unified, "memory.swap.max");
        if (both.isPresent() && both.getAsLong() >= 0) {
            if (limit.orElse(-1) < 0 || both.getAsLong() < limit.getAsLong()) {
                throw new SpecException(
                        memory.path("swap") + ": is memory and swap together, so it must be at least the limit");
            }
            swap = OptionalLong.of(both.getAsLong() - limit.getAsLong());
        } else if (both.isPresent()) {
            swap = both;
        }
        return new MemoryLimits(
                limit, swap, memory.number("reservation"), take(unified, "memory.low"), take(unified, "memory.high"));
    }

    private static IoLimits io(JsonObject resources, JsonObject config) {
        JsonObject blockIo = resources.object("blockIO");
        var throttles = new OciThrottles().blockIo(blockIo).annotations(config);
        return resources.at("blockIO", () -> new IoLimits(blockIo.number("weight"), throttles.list()));
    }

    private static List<HugetlbLimit> hugepages(JsonObject resources) {
        return resources.objects("hugepageLimits").stream()
                .map(limit -> limit.at(
                        "pageSize",
                        () -> new HugetlbLimit(limit.requiredText("pageSize"), limit.requiredNumber("limit"))))
                .toList();
    }

    /**
     * In OCI a runtime allows the usual devices whatever the rules say, and forbids all others at first, which many writers
     * say too. So that is left out, unless the description is one of ours that means it.
     */
    private static List<DeviceRule> devices(JsonObject config) {
        boolean exact = OciJson.EXACT.equals(config.textsByName("annotations").get(OciJson.DEVICES));
        return config.object("linux").object("resources").objects("devices").stream()
                .map(OciLinux::device)
                .dropWhile(rule -> !exact && rule.equals(DeviceRule.DENY_ALL))
                .toList();
    }

    private static DeviceRule device(JsonObject rule) {
        String type = rule.text("type").filter(text -> !text.isEmpty()).orElse("a");
        return rule.at(
                "type",
                () -> new DeviceRule(
                        rule.flag("allow"),
                        type.charAt(0),
                        known(rule.number("major")),
                        known(rule.number("minor")),
                        rule.text("access").orElse("rwm")));
    }

    /** Some writers say -1 for any. */
    private static OptionalLong known(OptionalLong number) {
        return number.isPresent() && number.getAsLong() < 0 ? OptionalLong.empty() : number;
    }

    private static List<Setting> settings(Map<String, String> unified) {
        var settings = new ArrayList<Setting>();
        unified.forEach((file, value) -> settings.add(new Setting(file, value)));
        return settings;
    }

    /** Takes a control file out that the description has a place for. */
    private static OptionalLong take(Map<String, String> unified, String file) {
        String value = unified.remove(file);
        if (value == null) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(value.equals("max") ? -1 : Long.parseLong(value));
    }
}
