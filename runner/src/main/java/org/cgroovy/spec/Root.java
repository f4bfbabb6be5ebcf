package org.cgroovy.spec;

/** The directory on the host that becomes the container's {@code /}; read-only or not (the mounts below it are not). */
public record Root(String path, boolean readonly) {
    public Root {
        if (!path.startsWith("/")) {
            throw new SpecException("rootfs must be an absolute path, got '" + path + "'");
        }
    }
}
