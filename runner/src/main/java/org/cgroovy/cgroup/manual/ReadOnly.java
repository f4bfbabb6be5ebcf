package org.cgroovy.cgroup.manual;

import java.util.List;
import java.util.Optional;

/** What to do instead of writing to a control file that can only be read. */
public final class ReadOnly {
    private ReadOnly() {}

    /**
     * What the manual says of it, as a clause: {@code "write pids.max"}.
     *
     * @return empty when the file can be written, or is not in the manual
     */
    public static Optional<String> instead(String name, Version version) {
        return Manual.SHIPPED
                .find(version, name)
                .filter(file -> !file.access().writable())
                .map(file -> file.instead().isEmpty()
                        ? counterpart(file, version.other())
                        : "write " + String.join(" or ", file.instead()));
    }

    /** There is nothing to write here; maybe the other version has something. */
    private static String counterpart(ControlFile file, Version other) {
        List<String> writable = file.counterpart().map(Counterpart::names).orElse(List.of()).stream()
                .filter(name -> Manual.SHIPPED
                        .find(other, name)
                        .filter(known -> known.access().writable())
                        .isPresent())
                .toList();
        return writable.isEmpty()
                ? "nothing sets it: the kernel counts it"
                : "only " + other.label() + " can set it, by " + String.join(" or ", writable);
    }
}
