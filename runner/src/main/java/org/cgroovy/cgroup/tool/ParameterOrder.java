package org.cgroovy.cgroup.tool;

import java.util.List;

/** Pairs of parameters of which the second must not be greater than the first allows: so the first is set first. */
final class ParameterOrder {
    /** A limit of memory and swap together must not be lower than that of memory. */
    static final List<String> MEMORY = List.of("memory.limit_in_bytes", "memory.memsw.limit_in_bytes");

    private ParameterOrder() {}

    /** Changes places where both are there, the wrong way round. */
    static void keep(List<List<String>> pairs, List<Parameter> parameters) {
        for (List<String> pair : pairs) {
            int first = indexOf(parameters, pair.get(0));
            int second = indexOf(parameters, pair.get(1));
            if (second >= 0 && second < first) {
                Parameter moved = parameters.get(second);
                parameters.set(second, parameters.get(first));
                parameters.set(first, moved);
            }
        }
    }

    private static int indexOf(List<Parameter> parameters, String name) {
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
