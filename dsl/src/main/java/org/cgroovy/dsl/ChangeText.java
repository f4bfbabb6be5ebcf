package org.cgroovy.dsl;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cgroovy.cgroup.tree.Change;

/** Changes of cgroups as explain prints them, like the plan of a container. */
final class ChangeText {
    private ChangeText() {}

    static String of(String purpose, List<Change> changes) {
        return "plan to " + purpose + "\n"
                + IntStream.range(0, changes.size())
                        .mapToObj(i -> "%3d. %s".formatted(i + 1, changes.get(i)))
                        .collect(Collectors.joining("\n"));
    }
}
