package org.cgroovy.spec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What of a config.json has no effect, with the reason: nobody is to believe that it holds. */
final class OciIgnored {
    private final JsonObject config;
    private final ContainerSpec spec;
    private final List<String> ignored = new ArrayList<>();

    private OciIgnored(JsonObject config, ContainerSpec spec) {
        this.config = config;
        this.spec = spec;
    }

    /** @param config after the description was read from it */
    static List<String> of(JsonObject config, ContainerSpec spec) {
        return new OciIgnored(config, spec).list();
    }

    private List<String> list() {
        JsonObject capabilities = config.object("process").object("capabilities");
        Set<String> bounding = names(capabilities, "bounding");
        for (String set : List.of("effective", "permitted")) {
            if (capabilities.has(set) && !names(capabilities, set).equals(bounding)) {
                add(capabilities, set, "exec gives root what the bounding set has, and others what is ambient");
            }
        }
        for (String set : List.of("inheritable", "ambient")) {
            if (capabilities.asksFor(set)) {
                add(capabilities, set, "no process of a container has inheritable or ambient capabilities");
            }
        }
        JsonObject size = config.object("process").object("consoleSize");
        if (size.number("height").orElse(0) != 0 || size.number("width").orElse(0) != 0) {
            add(config.object("process"), "consoleSize", "the terminal has the size of the caller's");
        }
        JsonObject linux = config.object("linux");
        if (linux.text("cgroupsPath").filter(path -> !isOurs(path)).isPresent()) {
            add(linux, "cgroupsPath", "the cgroup of a container has its name, /cgroovy/" + spec.id());
        }
        config.unasked().forEach(place -> ignored.add(place + ": is no property that cgroovy knows"));
        return ignored;
    }

    /** What we write ourselves, maybe for the same container by another name. */
    private static boolean isOurs(String cgroupsPath) {
        return cgroupsPath.startsWith("/cgroovy/") && ContainerSpec.isId(cgroupsPath.substring("/cgroovy/".length()));
    }

    private static Set<String> names(JsonObject capabilities, String set) {
        return new HashSet<>(capabilities.texts(set));
    }

    private void add(JsonObject object, String key, String reason) {
        ignored.add(object.path(key) + ": " + reason);
    }
}
