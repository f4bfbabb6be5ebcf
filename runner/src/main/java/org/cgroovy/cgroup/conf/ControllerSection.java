package org.cgroovy.cgroup.conf;

import java.util.List;

/**
 * {@code cpu { cpu.shares = 512; }} in a group.
 *
 * @param name a controller or {@code "name=x"}
 * @param values in the order in which they are to be written
 * @param line from 1
 */
public record ControllerSection(String name, List<Assignment> values, int line) {
    public ControllerSection {
        values = List.copyOf(values);
    }
}
