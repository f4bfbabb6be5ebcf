package org.cgroovy.spec;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Turns the objects of a config.json into a description. */
final class OciReader {
    private static final Set<String> OWN =
            Set.of(OciJson.INIT, OciJson.DETACH, OciJson.OPTIONAL, OciJson.SECCOMP, OciJson.DEVICES);

    private static final List<String> UNSUPPORTED = List.of("hooks", "vm", "windows", "solaris", "zos", "freebsd");
    private static final List<String> UNSUPPORTED_IN_PROCESS =
            List.of("apparmorProfile", "selinuxLabel", "scheduler", "ioPriority", "execCPUAffinity", "commandLine");

    private final String id;
    private final Path bundle;

    OciReader(String id, Path bundle) {
        this.id = id;
        this.bundle = bundle;
    }

    OciReading read(JsonObject config) {
        checkVersion(config);
        ContainerSpec spec = spec(config);
        return new OciReading(spec, OciIgnored.of(config, spec));
    }

    /** See semver.org: what 1.x means, later 1.y keep. */
    private static void checkVersion(JsonObject config) {
        config.text("ociVersion").ifPresent(version -> {
            if (!version.matches("1\\.\\d+\\.\\d+([-+].*)?")) {
                throw new SpecException("ociVersion: must be 1.0.0 to " + OciJson.VERSION
                        + ", or a later one that begins with 1, got '" + version + "'");
            }
        });
    }

    /** Whatever would change what the container may do, and cannot be kept, is refused. */
    static void refuse(JsonObject object, List<String> keys) {
        for (String key : keys) {
            if (object.asksFor(key)) {
                throw new SpecException(object.path(key) + ": is not supported");
            }
        }
    }

    private ContainerSpec spec(JsonObject config) {
        refuse(config, UNSUPPORTED);
        Map<String, String> annotations = config.textsByName("annotations");
        JsonObject linux = config.object("linux");
        return new ContainerSpec(
                id,
                config.text("hostname"),
                config.text("domainname"),
                root(config.object("root")),
                config.at("process", () -> process(config.object("process"), annotations)),
                config.objects("mounts").stream().map(this::mount).toList(),
                config.at("linux", () -> OciLinux.namespaces(linux)),
                OciLinux.limits(config),
                linux.texts("maskedPaths"),
                linux.texts("readonlyPaths"),
                seccomp(
                        linux,
                        annotations,
                        capabilities(config.object("process").object("capabilities"))),
                own(annotations),
                "true".equals(annotations.get(OciJson.DETACH)));
    }

    private static Map<String, String> own(Map<String, String> annotations) {
        var own = new TreeMap<>(annotations);
        own.keySet().removeIf(key -> OWN.contains(key) || key.startsWith(OciJson.IO));
        return own;
    }

    /** What says that it is the default has no rules beside, or the default's; else those rules are meant. */
    private static Seccomp seccomp(JsonObject linux, Map<String, String> annotations, Set<String> capabilities) {
        String name = annotations.getOrDefault(OciJson.SECCOMP, "profile of config.json");
        boolean byName = name.equals(Seccomp.DEFAULT.toString());
        if (!linux.has("seccomp")) {
            return byName ? Seccomp.DEFAULT : Seccomp.UNCONFINED;
        }
        SeccompProfile profile = SeccompJson.read(linux.object("seccomp"));
        return byName && profile.equals(SeccompProfile.builtIn().resolveHere(capabilities))
                ? Seccomp.DEFAULT
                : new Seccomp.Custom(name, profile);
    }

    private Root root(JsonObject root) {
        return new Root(inBundle(root.requiredText("path")), root.flag("readonly"));
    }

    private String inBundle(String path) {
        try {
            return bundle.resolve(path).toAbsolutePath().normalize().toString();
        } catch (InvalidPathException e) {
            throw new SpecException("'" + path + "' is no path: " + e.getReason());
        }
    }

    private ProcessSpec process(JsonObject process, Map<String, String> annotations) {
        refuse(process, UNSUPPORTED_IN_PROCESS);
        JsonObject user = process.object("user");
        return new ProcessSpec(
                process.texts("args"),
                env(process),
                process.text("cwd").orElse("/"),
                process.at("user", () -> user(user)),
                capabilities(process.object("capabilities")),
                process.objects("rlimits").stream().map(OciReader::rlimit).toList(),
                toInt(user, "umask"),
                toInt(process, "oomScoreAdj"),
                process.flag("noNewPrivileges"),
                process.flag("terminal"),
                "true".equals(annotations.get(OciJson.INIT)));
    }

    private static User user(JsonObject user) {
        return new User(user.number("uid").orElse(0), user.number("gid").orElse(0), user.numbers("additionalGids"));
    }

    private static Map<String, String> env(JsonObject process) {
        var env = new LinkedHashMap<String, String>();
        for (String entry : process.texts("env")) {
            int equals = entry.indexOf('=');
            if (equals < 1) {
                throw new SpecException(process.path("env") + ": must be NAME=value, got '" + entry + "'");
            }
            env.put(entry.substring(0, equals), entry.substring(equals + 1));
        }
        return env;
    }

    private static Set<String> capabilities(JsonObject capabilities) {
        return capabilities.texts("bounding").stream()
                .map(name -> name.startsWith("CAP_") ? name.substring("CAP_".length()) : name)
                .collect(Collectors.toSet());
    }

    private static Rlimit rlimit(JsonObject limit) {
        String type = limit.requiredText("type");
        if (!type.startsWith("RLIMIT_")) {
            throw new SpecException(limit.path("type") + ": must begin with RLIMIT_, got '" + type + "'");
        }
        String name = type.substring("RLIMIT_".length()).toLowerCase(Locale.ROOT);
        long soft = limit.requiredNumber("soft");
        long hard = limit.requiredNumber("hard");
        return limit.at("type", () -> new Rlimit(name, soft, hard));
    }

    private static OptionalInt toInt(JsonObject object, String key) {
        OptionalLong number = object.number(key);
        return number.isEmpty() ? OptionalInt.empty() : OptionalInt.of(object.at(key, () -> toInt(number.getAsLong())));
    }

    private static int toInt(long number) {
        if (number != (int) number) {
            throw new SpecException("is too large: " + number);
        }
        return (int) number;
    }

    private MountSpec mount(JsonObject mount) {
        refuse(mount, List.of("uidMappings", "gidMappings"));
        List<String> options = mount.texts("options");
        boolean bind = options.contains("bind") || options.contains("rbind");
        String type = mount.text("type").orElse(bind ? "bind" : "none");
        String source = mount.text("source").orElse(type);
        return mount.at(
                "destination",
                () -> new MountSpec(
                        mount.requiredText("destination"), type, bind ? inBundle(source) : source, options));
    }
}
