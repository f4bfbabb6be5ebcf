package org.cgroovy.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cgroovy.linux.Errno;

/** System call filters as JSON: OCI's {@code linux.seccomp}, and Docker's profiles, which know conditions beside. */
public final class SeccompJson {
    private static final Set<String> ARCHITECTURES = Set.of(
            "X86",
            "X86_64",
            "X32",
            "ARM",
            "AARCH64",
            "MIPS",
            "MIPS64",
            "MIPS64N32",
            "MIPSEL",
            "MIPSEL64",
            "MIPSEL64N32",
            "PPC",
            "PPC64",
            "PPC64LE",
            "S390",
            "S390X",
            "PARISC",
            "PARISC64",
            "RISCV64",
            "LOONGARCH64",
            "M68K",
            "SH",
            "SHEB");
    private static final Set<String> FLAGS =
            Set.of("SECCOMP_FILTER_FLAG_TSYNC", "SECCOMP_FILTER_FLAG_LOG", "SECCOMP_FILTER_FLAG_SPEC_ALLOW");
    private static final String SCMP_ARCH = "SCMP_ARCH_";

    private SeccompJson() {}

    /**
     * Reads a profile.
     *
     * @param name of the file, for errors
     * @throws SpecException that names the place in the JSON
     */
    public static SeccompProfile read(String name, String json) {
        try {
            return read(JsonObject.root("the profile", JSON.std.anyFrom(json)));
        } catch (JsonProcessingException e) {
            throw new SpecException(name + ":" + e.getLocation().getLineNr() + ":"
                    + e.getLocation().getColumnNr() + ": " + e.getOriginalMessage());
        } catch (SpecException e) {
            throw new SpecException(name + ": " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SeccompProfile read(JsonObject json) {
        OciReader.refuse(json, List.of("listenerPath", "listenerMetadata"));
        SeccompAction byDefault = action(json, "defaultAction", "defaultErrnoRet");
        List<JsonObject> rules = json.objects("syscalls");
        return new SeccompProfile(
                byDefault,
                json.texts("architectures").stream()
                        .map(each -> architecture(json, "architectures", each))
                        .toList(),
                compatible(json),
                json.texts("flags").stream().map(flag -> flag(json, flag)).toList(),
                rules.stream().map(SeccompJson::rule).toList());
    }

    private static Map<String, List<String>> compatible(JsonObject json) {
        var map = new TreeMap<String, List<String>>();
        for (JsonObject entry : json.objects("archMap")) {
            List<String> others = entry.texts("subArchitectures").stream()
                    .map(name -> architecture(entry, "subArchitectures", name))
                    .toList();
            map.put(architecture(entry, "architecture", entry.requiredText("architecture")), others);
        }
        return map;
    }

    private static String architecture(JsonObject json, String key, String name) {
        if (!name.startsWith(SCMP_ARCH) || !ARCHITECTURES.contains(name.substring(SCMP_ARCH.length()))) {
            throw new SpecException(json.path(key) + ": there is no architecture '" + name
                    + "'; they are written as SCMP_ARCH_X86_64, SCMP_ARCH_AARCH64");
        }
        return name;
    }

    private static String flag(JsonObject json, String name) {
        if (!FLAGS.contains(name)) {
            throw new SpecException(
                    json.path("flags") + ": there is no flag '" + name + "', only " + String.join(", ", FLAGS));
        }
        return name;
    }

    private static SeccompAction action(JsonObject json, String key, String errnoKey) {
        String name = json.requiredText(key);
        if (name.equals("SCMP_ACT_NOTIFY")) {
            throw new SpecException(
                    json.path(key) + ": SCMP_ACT_NOTIFY is not supported, it needs an agent that answers");
        }
        SeccompAction.Kind kind = SeccompAction.Kind.named(name)
                .orElseThrow(() -> new SpecException(json.path(key) + ": there is no action '" + name + "', only "
                        + List.of(SeccompAction.Kind.values()).stream()
                                .map(SeccompAction.Kind::ociName)
                                .collect(Collectors.joining(", "))));
        OptionalInt errno = errno(json, errnoKey);
        return json.at(errnoKey, () -> new SeccompAction(kind, errno));
    }

    /** A number, or in Docker's profiles a name beside it. */
    private static OptionalInt errno(JsonObject json, String key) {
        String nameKey = key.equals("errnoRet") ? "errno" : "defaultErrno";
        if (json.number(key).isPresent()) {
            return OptionalInt.of(
                    (int) Math.min(Integer.MAX_VALUE, json.number(key).getAsLong()));
        }
        Optional<String> name = json.text(nameKey).filter(text -> !text.isEmpty());
        if (name.isEmpty()) {
            return OptionalInt.empty();
        }
        for (Errno errno : Errno.values()) {
            if (errno.name().equals(name.get()) && errno.number() != 0) {
                return OptionalInt.of(errno.number());
            }
        }
        throw new SpecException(json.path(nameKey) + ": there is no errno '" + name.get()
                + "'; write its name, EPERM, or its number as " + key);
    }

    private static SeccompRule rule(JsonObject json) {
        var names = new ArrayList<>(json.texts("names"));
        json.text("name").ifPresent(names::add);
        if (names.isEmpty()) {
            throw new SpecException(json.path("names") + ": names no system call");
        }
        var when = new SeccompRule.When(
                capabilities(json.object("includes")),
                capabilities(json.object("excludes")),
                Set.copyOf(json.object("includes").texts("arches")),
                Set.copyOf(json.object("excludes").texts("arches")),
                json.object("includes").text("minKernel"));
        return new SeccompRule(
                names,
                action(json, "action", "errnoRet"),
                json.objects("args").stream().map(SeccompJson::argument).toList(),
                when);
    }

    private static Set<String> capabilities(JsonObject condition) {
        return condition.texts("caps").stream()
                .map(name -> name.startsWith("CAP_") ? name.substring("CAP_".length()) : name)
                .collect(Collectors.toSet());
    }

    private static SeccompRule.Argument argument(JsonObject json) {
        String name = json.requiredText("op");
        SeccompRule.Operator operator = SeccompRule.Operator.named(name)
                .orElseThrow(() -> new SpecException(
                        json.path("op") + ": there is no comparison '" + name + "'; they are written as SCMP_CMP_EQ"));
        return json.at(
                "index",
                () -> new SeccompRule.Argument(
                        (int) Math.max(-1, Math.min(Byte.MAX_VALUE, json.requiredNumber("index"))),
                        operator,
                        json.unsigned("value"),
                        json.unsigned("valueTwo")));
    }

    /** As OCI's {@code linux.seccomp}; the conditions about the container must have been decided. */
    static Map<String, Object> write(SeccompProfile profile) {
        var map = new LinkedHashMap<String, Object>();
        map.put("defaultAction", profile.defaultAction().kind().ociName());
        profile.defaultAction().errno().ifPresent(errno -> map.put("defaultErrnoRet", errno));
        map.put("architectures", profile.architectures());
        if (!profile.flags().isEmpty()) {
            map.put("flags", profile.flags());
        }
        map.put("syscalls", profile.rules().stream().map(SeccompJson::write).toList());
        return map;
    }

    private static Map<String, Object> write(SeccompRule rule) {
        var map = new LinkedHashMap<String, Object>();
        map.put("names", rule.names());
        map.put("action", rule.action().kind().ociName());
        rule.action().errno().ifPresent(errno -> map.put("errnoRet", errno));
        if (!rule.arguments().isEmpty()) {
            map.put("args", rule.arguments().stream().map(SeccompJson::write).toList());
        }
        return map;
    }

    private static Map<String, Object> write(SeccompRule.Argument argument) {
        var map = new LinkedHashMap<String, Object>();
        map.put("index", argument.index());
        map.put("value", unsigned(argument.value()));
        map.put("valueTwo", unsigned(argument.valueTwo()));
        map.put("op", argument.operator().ociName());
        return map;
    }

    private static Object unsigned(long value) {
        return value >= 0 ? (Object) value : new BigInteger(Long.toUnsignedString(value));
    }
}
