package org.cgroovy.cgroup.tool;

/**
 * A control file and what is in it.
 *
 * @param name such as {@code pids.max}
 * @param value without the newline at its end
 */
public record Parameter(String name, String value) {
    /** As cgget(1) shows it: further lines are indented. */
    @Override
    public String toString() {
        return name + ": " + indented();
    }

    String indented() {
        return value.replace("\n", "\n\t");
    }
}
