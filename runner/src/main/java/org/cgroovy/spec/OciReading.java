package org.cgroovy.spec;

import java.util.List;

/**
 * A config.json as it was understood.
 *
 * @param ignored what has no effect, each with its place and the reason; nothing is passed over without being here
 */
public record OciReading(ContainerSpec spec, List<String> ignored) {
    public OciReading {
        ignored = List.copyOf(ignored);
    }
}
