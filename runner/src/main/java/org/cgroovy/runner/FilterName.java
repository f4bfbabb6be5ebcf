package org.cgroovy.runner;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cgroovy.linux.Architecture;
import org.cgroovy.linux.Capability;
import org.cgroovy.spec.Seccomp;
import org.cgroovy.spec.SeccompProfile;

/** The name of a compiled filter's file: all that the compilation depends on. */
record FilterName(Architecture architecture) {
    /** Changes with what the compiler makes of the same rules. */
    private static final int COMPILER_REVISION = 1;

    private static final List<String> LIBRARY_DIRECTORIES = List.of(
            "/usr/lib/x86_64-linux-gnu",
            "/usr/lib/aarch64-linux-gnu",
            "/usr/lib64",
            "/lib/x86_64-linux-gnu",
            "/lib/aarch64-linux-gnu",
            "/lib64",
            "/usr/lib",
            "/lib");

    String of(Seccomp seccomp, Set<String> capabilities) {
        String profile = seccomp instanceof Seccomp.Custom custom
                ? sha256(custom.profile().toString())
                : "default-" + SeccompProfile.BUILT_IN_REVISION;
        return String.join(
                "-",
                profile,
                architecture.name().toLowerCase(Locale.ROOT),
                release(),
                capabilities(capabilities),
                library(),
                Integer.toString(COMPILER_REVISION));
    }

    /** Conditions in profiles are about the first two numbers of it. */
    private static String release() {
        String[] numbers = System.getProperty("os.version", "").split("[^0-9]+", 3);
        return numbers[0] + (numbers.length > 1 ? "." + numbers[1] : "");
    }

    private static String capabilities(Set<String> names) {
        long mask = 0;
        for (Capability capability : Capability.values()) {
            if (names.contains(capability.name())) {
                mask |= 1L << capability.ordinal();
            }
        }
        return Long.toHexString(mask);
    }

    /** Another version of libseccomp knows other calls. */
    private static String library() {
        for (String directory : LIBRARY_DIRECTORIES) {
            var file = new File(directory, "libseccomp.so.2");
            long modified = file.lastModified();
            if (modified != 0) {
                return Long.toHexString(modified) + "." + file.length();
            }
        }
        return "elsewhere";
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
