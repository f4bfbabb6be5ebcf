package org.cgroovy.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cgroovy.linux.Architecture;

/**
 * A system call filter as its author wrote it, with the names of OCI and of Docker's profiles.
 *
 * @param architectures whose calls are filtered, as SCMP_ARCH_ names; calls of others kill the process
 * @param compatible by architecture of the machine: those whose calls are filtered with it
 * @param flags SECCOMP_FILTER_FLAG_ names
 * @see "opencontainers/runtime-spec config-linux.md#seccomp; moby profiles/seccomp"
 */
public record SeccompProfile(
        SeccompAction defaultAction,
        List<String> architectures,
        Map<String, List<String>> compatible,
        List<String> flags,
        List<SeccompRule> rules) {
    /** Changes with the built-in profile: what was compiled from another is not taken for it. */
    public static final String BUILT_IN_REVISION = "2026-06-30";

    public SeccompProfile {
        architectures = List.copyOf(architectures);
        compatible = Collections.unmodifiableMap(new TreeMap<>(compatible));
        flags = List.copyOf(flags);
        rules = List.copyOf(rules);
    }

    /** Docker's default profile, for the architectures that containers can be started on. */
    public static SeccompProfile builtIn() {
        try (InputStream in = SeccompProfile.class.getResourceAsStream("seccomp.json")) {
            if (in == null) {
                throw new IOException("no seccomp.json beside " + SeccompProfile.class);
            }
            return SeccompJson.read("seccomp.json", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@link #resolve} for this machine and its kernel. */
    public SeccompProfile resolveHere(Set<String> capabilities) {
        return resolve(capabilities, Architecture.host(), System.getProperty("os.version", ""));
    }

    /**
     * The same with the conditions about the container decided, as OCI has no words for them.
     *
     * @param kernel its release: 6.1.0-18-amd64
     */
    public SeccompProfile resolve(Set<String> capabilities, Architecture machine, String kernel) {
        boolean x86 = machine == Architecture.X86_64;
        String own = x86 ? "SCMP_ARCH_X86_64" : "SCMP_ARCH_AARCH64";
        var all = new LinkedHashSet<String>(List.of(own));
        all.addAll(architectures);
        all.addAll(compatible.getOrDefault(own, List.of()));
        var applying = new ArrayList<SeccompRule>();
        for (SeccompRule rule : rules) {
            if (rule.when().holds(capabilities, x86 ? "amd64" : "arm64", kernel)) {
                applying.add(rule.always());
            }
        }
        return new SeccompProfile(defaultAction, List.copyOf(all), Map.of(), flags, applying);
    }
}
