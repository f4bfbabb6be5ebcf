package org.cgroovy.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Container descriptions as OCI {@code config.json}. What OCI has no word for stands in {@code unified} when it is a
 * control file, else in annotations that begin with {@code org.cgroovy.}.
 *
 * @see "opencontainers/runtime-spec config.md, config-linux.md"
 */
public final class OciJson {
    static final String VERSION = "1.2.0";
    static final String INIT = "org.cgroovy.init";
    static final String OPTIONAL = "org.cgroovy.limits.optional";
    static final String SECCOMP = "org.cgroovy.seccomp";
    /** {@link #EXACT}: the device rules are all there are, though OCI has the usual devices allowed beside. */
    static final String DEVICES = "org.cgroovy.devices";

    static final String EXACT = "exact";
    static final String DETACH = "org.cgroovy.detach";

    /** Begins the annotation of a block device that is given by its path: OCI knows numbers only. */
    static final String IO = "org.cgroovy.io:";

    private OciJson() {}

    /** The description for any reader: a system call filter is there with all its rules. */
    public static String write(ContainerSpec spec) {
        return text(new OciWriter(spec).config(true));
    }

    /** A description to begin with, as {@code runc spec} writes one: a shell in the directory {@code rootfs}. */
    public static String template() {
        ProcessSpec shell = ProcessSpec.DEFAULT.withArgs(List.of("sh")).withTerminal(true);
        var config = new OciWriter(ContainerSpec.of("container", new Root("/rootfs", true), shell)).config(true);
        config.put("root", Map.of("path", "rootfs", "readonly", true));
        if (config.get("linux") instanceof Map<?, ?> linux) {
            linux.remove("cgroupsPath"); // it would be that of one name
        }
        return text(config);
    }

    /** The description for ourselves: the default system call filter is there by its name. */
    public static String describe(ContainerSpec spec) {
        return text(new OciWriter(spec).config(false));
    }

    /** The same as an object of a larger JSON text. */
    public static Map<String, Object> object(ContainerSpec spec) {
        return new OciWriter(spec).config(false);
    }

    private static String text(Map<String, Object> config) {
        try {
            return JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a description that is an object of a larger JSON text; see the other read. */
    public static ContainerSpec read(String id, JsonObject json, Path bundle) {
        return new OciReader(id, bundle).read(json).spec();
    }

    /**
     * Reads a description. What would be lost, such as a sysctl, is an error.
     *
     * @param id the container's name, which OCI keeps apart
     * @param bundle the directory that relative paths start from
     * @throws SpecException that names the place in the JSON
     */
    public static ContainerSpec read(String id, String json, Path bundle) {
        return reading(id, json, bundle).spec();
    }

    /** The same, and what of the text has no effect. */
    public static OciReading reading(String id, String json, Path bundle) {
        try {
            return new OciReader(id, bundle).read(JsonObject.root(JSON.std.anyFrom(json)));
        } catch (JsonProcessingException e) {
            throw new SpecException("config.json:" + e.getLocation().getLineNr() + ":"
                    + e.getLocation().getColumnNr() + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
