package org.cgroovy.cgroup.tool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cgroovy.cgroup.PresentValues;

/**
 * The settings of a group that belong to no controller, which the originals do not show: only where they are not those of a
 * new group.
 */
final class SnapshotCore {
    /** The section for them in a group of v2 that has no controller. */
    static final String NAME = "cgroup";

    private static final String NOTIFY = "notify_on_release";
    private static final String CLONE = "cgroup.clone_children";

    private final PresentValues present;
    private final Path directory;
    private final boolean unified;
    private final SnapshotFilter filter;

    SnapshotCore(Path directory, boolean unified, SnapshotFilter filter) {
        this.present = new PresentValues.OfThisHost(directory);
        this.directory = directory;
        this.unified = unified;
        this.filter = filter;
    }

    /** In v2 not every group has all controllers of its hierarchy. */
    List<String> controllers(List<String> all) {
        if (!unified) {
            return all;
        }
        Optional<String> enabled = present.of("cgroup.controllers");
        List<String> own = new ArrayList<>(all);
        if (enabled.isPresent()) {
            own.retainAll(Arrays.asList(enabled.get().split(" ")));
        }
        return own.isEmpty() ? List.of(NAME) : own;
    }

    /** What comes before the values of controllers. */
    List<Parameter> first() {
        List<Parameter> parameters = new ArrayList<>();
        if (unified) {
            addUnless(parameters, "cgroup.max.depth", "max");
            addUnless(parameters, "cgroup.max.descendants", "max");
            addUnless(parameters, "cgroup.pressure", "1");
        } else {
            // A new group takes this over from the one above: only below a 0 is 0 what it has by itself.
            addUnless(parameters, NOTIFY, above(directory, NOTIFY).equals("0") ? "0" : "");
        }
        return parameters;
    }

    /** What comes after them. */
    List<Parameter> last() {
        List<Parameter> parameters = new ArrayList<>();
        if (unified) {
            String enabled = present.of(Changes.SUBTREE_CONTROL).orElse("");
            if (!enabled.isEmpty()) {
                add(parameters, Changes.SUBTREE_CONTROL, "+" + enabled.replace(" ", " +"));
            }
            addUnless(parameters, "cgroup.freeze", "0");
        }
        return parameters;
    }

    /**
     * What comes when all groups are there, the lowest first: a v1 cpuset fills new groups below it where this is on, and of
     * v2 a threaded group makes others beside it invalid.
     */
    List<Parameter> afterAll() {
        List<Parameter> parameters = new ArrayList<>();
        if (!unified) {
            addUnless(parameters, CLONE, "0");
        } else if (present.of("cgroup.type").orElse("").equals("threaded")) {
            add(parameters, "cgroup.type", "threaded");
        }
        return parameters;
    }

    private void addUnless(List<Parameter> parameters, String name, String usual) {
        String value = present.of(name).orElse(usual);
        if (!value.equals(usual)) {
            add(parameters, name, value);
        }
    }

    private void add(List<Parameter> parameters, String name, String value) {
        if (filter.allows(name)) {
            parameters.add(new Parameter(name, value));
        }
    }

    /** What a file of the group above says. */
    static String above(Path directory, String name) {
        Path parent = directory.getParent();
        return parent == null
                ? ""
                : new PresentValues.OfThisHost(parent).of(name).orElse("");
    }
}
