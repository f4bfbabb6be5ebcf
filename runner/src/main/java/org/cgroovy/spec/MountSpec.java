package org.cgroovy.spec;

import java.util.List;

/**
 * One mount, with OCI's names.
 *
 * @param destination absolute path inside the container
 * @param type file system type, {@code bind} for a bind mount
 * @param source host path of a bind mount, else what {@code mount(8)} shows as the source
 * @param options as in {@code mount(8)}: ro, nosuid, nodev, noexec, rbind, size=64m, mode=1777 …
 */
public record MountSpec(String destination, String type, String source, List<String> options) {
    public MountSpec {
        options = List.copyOf(options);
        if (!destination.startsWith("/")) {
            throw new SpecException("mount destination must be an absolute path, got '" + destination + "'");
        }
        if (destination.indexOf('\0') >= 0 || source.indexOf('\0') >= 0) {
            throw new SpecException("mount path must not contain a NUL byte");
        }
    }

    public boolean isBind() {
        return type.equals("bind") || options.contains("bind") || options.contains("rbind");
    }

    public static MountSpec bind(String source, String destination, boolean readonly) {
        return new MountSpec(destination, "bind", source, readonly ? List.of("rbind", "ro") : List.of("rbind"));
    }

    public static MountSpec tmpfs(String destination, List<String> options) {
        return new MountSpec(destination, "tmpfs", "tmpfs", options);
    }
}
