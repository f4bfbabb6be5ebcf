package org.cgroovy.cgroup.tool;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cgroovy.cgroup.conf.Assignment;
import org.cgroovy.cgroup.conf.ControllerSection;

/** Does what cgset and cgxset are asked for; all of it or nothing. */
final class Setter {
    private static final String CORE = "cgroup";

    private final ToolContext context;
    private final SetOptions options;
    private final Conversion conversion;
    private final Transaction transaction;
    private final Values values;

    Setter(ToolContext context, SetOptions options, Conversion conversion) {
        this.context = context;
        this.options = options;
        this.conversion = conversion;
        this.transaction = new Transaction(context);
        this.values = new Values(transaction.changes());
    }

    /** @throws ToolException when a value cannot be set; then none is */
    void run() {
        MountTable mounts = context.mounts().required();
        if (options.source().isPresent()) {
            new Copying(mounts, context.compat()).copy(options.source().get(), options.targets());
            return;
        }
        List<ControllerSection> sections = Setting.byController(
                options.settings(),
                context.compat().original() ? 0 : context.compat().usage(255));
        try {
            for (String target : options.targets()) {
                // All controllers are looked up before the first write.
                List<Place> places = places(sections, target, mounts);
                for (int i = 0; i < sections.size(); i++) {
                    if (options.recursive()) {
                        setTree(places.get(i), sections.get(i));
                    } else {
                        set(places.get(i), sections.get(i).values());
                    }
                }
            }
        } catch (ToolException e) {
            throw transaction.failed(e);
        }
    }

    private static List<Place> places(List<ControllerSection> sections, String target, MountTable mounts) {
        Places places = new Places(mounts, Places.Star.CONTROLLERS, Ecg.ECGFAIL);
        List<Place> found = new ArrayList<>();
        for (ControllerSection section : sections) {
            // The files cgroup.* are those of v2.
            found.add(section.name().equals(CORE) ? places.unified(target) : places.one(section.name(), target));
        }
        return found;
    }

    private void set(Place place, List<Assignment> settings) {
        ControllerSection converted =
                conversion.convert(new ControllerSection(place.controller().name(), settings, 0), place);
        for (Assignment setting : converted.values()) {
            values.set(place, setting.name(), setting.value());
        }
    }

    /** Sets it in a cgroup and all below; controllers are disabled from the bottom and enabled from the top. */
    private void setTree(Place top, ControllerSection section) {
        List<Place> tree = tree(top);
        List<Assignment> others = new ArrayList<>();
        for (Assignment setting : section.values()) {
            if (setting.name().equals(Changes.SUBTREE_CONTROL)) {
                for (String word : setting.value().strip().split("\\s+")) {
                    setSubtreeControl(tree, new Assignment(setting.name(), word, 0));
                }
            } else {
                others.add(setting);
            }
        }
        if (!others.isEmpty()) {
            for (Place place : tree) {
                set(place, others);
            }
        }
    }

    private void setSubtreeControl(List<Place> tree, Assignment setting) {
        List<Place> order = new ArrayList<>(tree);
        if (setting.value().startsWith("-")) {
            Collections.reverse(order);
        }
        for (Place place : order) {
            if (order.size() == 1 || !isLeaf(place, tree)) {
                set(place, List.of(setting));
            }
        }
    }

    private static boolean isLeaf(Place place, List<Place> tree) {
        String prefix = place.isRoot() ? "/" : place.path() + "/";
        for (Place other : tree) {
            if (!other.path().equals(place.path()) && other.path().startsWith(prefix)) {
                return false;
            }
        }
        return true;
    }

    private static List<Place> tree(Place top) {
        if (!Files.isDirectory(top.directory())) {
            throw new ToolException(Ecg.ECGROUPVALUENOTEXIST, Refusal.missing(top));
        }
        return top.tree();
    }
}
