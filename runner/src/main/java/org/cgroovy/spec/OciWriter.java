package org.cgroovy.spec;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cgroovy.cgroup.DeviceRule;
import org.cgroovy.linux.Namespace;

/** Turns a description into the objects of a config.json. */
final class OciWriter {
    /** How OCI says unlimited where it counts with unsigned 64-bit integers. */
    static final BigInteger UNLIMITED = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private final ContainerSpec spec;
    private final OciResources resources;

    OciWriter(ContainerSpec spec) {
        this.spec = spec;
        resources = new OciResources(spec.limits());
    }

    static Object unsigned(long value) {
        return value < 0 ? UNLIMITED : value;
    }

    /** @param allRules whether the rules of the default system call filter are written out */
    Map<String, Object> config(boolean allRules) {
        var config = new LinkedHashMap<String, Object>();
        config.put("ociVersion", OciJson.VERSION);
        config.put(
                "root",
                Map.of("path", spec.root().path(), "readonly", spec.root().readonly()));
        config.put("process", process(spec.process()));
        putText(config, "hostname", spec.hostname());
        putText(config, "domainname", spec.domainname());
        config.put("mounts", spec.mounts().stream().map(OciWriter::mount).toList());
        config.put("annotations", annotations());
        config.put("linux", linux(allRules));
        return config;
    }

    private static Map<String, Object> process(ProcessSpec process) {
        var map = new LinkedHashMap<String, Object>();
        map.put("terminal", process.terminal());
        map.put("user", user(process));
        map.put("args", process.args());
        map.put(
                "env",
                process.env().entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .toList());
        map.put("cwd", process.cwd());
        map.put("capabilities", capabilities(process));
        map.put("rlimits", process.rlimits().stream().map(OciWriter::rlimit).toList());
        map.put("noNewPrivileges", process.noNewPrivileges());
        process.oomScoreAdj().ifPresent(score -> map.put("oomScoreAdj", score));
        return map;
    }

    private static Map<String, Object> user(ProcessSpec process) {
        var map = new LinkedHashMap<String, Object>();
        map.put("uid", process.user().uid());
        map.put("gid", process.user().gid());
        map.put("additionalGids", process.user().groups());
        process.umask().ifPresent(mask -> map.put("umask", mask));
        return map;
    }

    private static Map<String, Object> capabilities(ProcessSpec process) {
        List<String> names =
                process.capabilities().stream().map(name -> "CAP_" + name).toList();
        var map = new LinkedHashMap<String, Object>();
        map.put("bounding", names);
        map.put("effective", names);
        map.put("permitted", names);
        return map;
    }

    private static Map<String, Object> rlimit(Rlimit limit) {
        var map = new LinkedHashMap<String, Object>();
        map.put("type", "RLIMIT_" + limit.name().toUpperCase(Locale.ROOT));
        map.put("hard", unsigned(limit.hard()));
        map.put("soft", unsigned(limit.soft()));
        return map;
    }

    private static Map<String, Object> mount(MountSpec mount) {
        var map = new LinkedHashMap<String, Object>();
        map.put("destination", mount.destination());
        map.put("type", mount.type());
        map.put("source", mount.source());
        map.put("options", mount.options());
        return map;
    }

    private Map<String, String> annotations() {
        var map = new TreeMap<>(spec.annotations());
        if (spec.process().init()) {
            map.put(OciJson.INIT, "true");
        }
        if (!spec.seccomp().equals(Seccomp.UNCONFINED)) {
            map.put(OciJson.SECCOMP, spec.seccomp().toString());
        }
        if (spec.detach()) {
            map.put(OciJson.DETACH, "true");
        }
        if (spec.limits().devices().stream()
                .findFirst()
                .filter(DeviceRule.DENY_ALL::equals)
                .isPresent()) {
            map.put(OciJson.DEVICES, OciJson.EXACT);
        }
        if (spec.limits().optional()) {
            map.put(OciJson.OPTIONAL, "true");
        }
        map.putAll(resources.annotations());
        return map;
    }

    private Map<String, Object> linux(boolean allRules) {
        var map = new LinkedHashMap<String, Object>();
        Namespaces namespaces = spec.namespaces();
        map.put("namespaces", namespaces(namespaces));
        map.put(
                "uidMappings",
                namespaces.uidMappings().stream().map(OciWriter::mapping).toList());
        map.put(
                "gidMappings",
                namespaces.gidMappings().stream().map(OciWriter::mapping).toList());
        var offsets = new TreeMap<String, Object>();
        namespaces.timeOffsets().forEach((clock, seconds) -> offsets.put(clock, Map.of("secs", seconds)));
        map.put("timeOffsets", offsets);
        map.put("resources", resources.json());
        map.put("cgroupsPath", "/cgroovy/" + spec.id());
        map.put("maskedPaths", spec.maskedPaths());
        map.put("readonlyPaths", spec.readonlyPaths());
        if (spec.seccomp() instanceof Seccomp.Custom custom) {
            map.put("seccomp", seccomp(custom.profile()));
        } else if (spec.seccomp().equals(Seccomp.DEFAULT) && allRules) {
            map.put("seccomp", seccomp(SeccompProfile.builtIn()));
        }
        return map;
    }

    private Map<String, Object> seccomp(SeccompProfile profile) {
        return SeccompJson.write(profile.resolveHere(spec.process().capabilities()));
    }

    private static List<Map<String, Object>> namespaces(Namespaces namespaces) {
        return List.of(Namespace.values()).stream()
                .filter(namespace -> !namespaces.isShared(namespace))
                .map(namespace -> {
                    var map = new LinkedHashMap<String, Object>();
                    map.put("type", namespace.ociName());
                    putText(map, "path", namespaces.join(namespace));
                    return (Map<String, Object>) map;
                })
                .toList();
    }

    private static Map<String, Object> mapping(IdMapping mapping) {
        var map = new LinkedHashMap<String, Object>();
        map.put("containerID", mapping.containerId());
        map.put("hostID", mapping.hostId());
        map.put("size", mapping.size());
        return map;
    }

    private static void putText(Map<String, Object> map, String key, Optional<String> text) {
        text.ifPresent(value -> map.put(key, value));
    }
}
