package org.cgroovy.cgroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Reads the numbers of block devices from their nodes. */
final class BlockDevices {
    private static final int TYPE_MASK = 0xf000;
    private static final int TYPE_BLOCK = 0x6000;

    private BlockDevices() {}

    static Optional<String> numbers(String path) {
        try {
            Map<String, Object> node = Files.readAttributes(Path.of(path), "unix:mode,rdev");
            if (node.get("mode") instanceof Integer mode
                    && node.get("rdev") instanceof Long rdev
                    && (mode & TYPE_MASK) == TYPE_BLOCK) {
                return Optional.of(numbers(rdev));
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Splits a {@code dev_t} as glibc's gnu_dev_major and gnu_dev_minor do. */
    static String numbers(long rdev) {
        long major = (rdev >> 8 & 0xfff) | (rdev >> 32 & 0xffff_f000L);
        long minor = (rdev & 0xff) | (rdev >> 12 & 0xffff_ff00L);
        return major + ":" + minor;
    }
}
