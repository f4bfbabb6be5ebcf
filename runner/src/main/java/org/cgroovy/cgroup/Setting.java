package org.cgroovy.cgroup;

import java.util.regex.Pattern;

/**
 * A value for any control file, by the kernel's name.
 *
 * @param file such as {@code "cpu.cfs_burst_us"}: the part before the first dot names the controller
 * @param value what is written, as it is
 */
public record Setting(String file, String value) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]+(\\.[A-Za-z0-9_-]+)+");

    public Setting {
        if (!NAME.matcher(file).matches()) {
            throw new IllegalArgumentException(
                    "control file must be <controller>.<name>, such as \"cpu.cfs_burst_us\", got \"" + file + "\"");
        }
        if (value.isEmpty()) {
            throw new IllegalArgumentException(
                    "the value of " + file + " is empty: the kernel would never see the write");
        }
    }

    /** The part before the first dot: a controller's name, or {@code "cgroup"} for the core files of v2. */
    public String controller() {
        return file.substring(0, file.indexOf('.'));
    }
}
