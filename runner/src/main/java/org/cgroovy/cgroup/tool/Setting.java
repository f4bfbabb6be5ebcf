package org.cgroovy.cgroup.tool;

import java.util.ArrayList;
import java.util.List;
import org.cgroovy.cgroup.conf.Assignment;
import org.cgroovy.cgroup.conf.ControllerSection;

/** What {@code -r} of cgset says. */
final class Setting {
    private Setting() {}

    /**
     * Reads {@code name=value}; the first sign of equality ends the name.
     *
     * @throws ToolException with this exit code when it is not that
     */
    static Assignment of(String word, int badUsage) {
        int equals = word.indexOf('=');
        if (equals <= 0 || equals == word.length() - 1) {
            throw new ToolException(badUsage, "wrong parameter of option -r: " + word + ", which is no name=value");
        }
        String name = word.substring(0, equals);
        int dot = name.indexOf('.');
        if (dot <= 0) {
            throw new ToolException(
                    badUsage, "wrong -r  parameter (" + word + "): a name is <controller>.<file>, such as pids.max");
        }
        return new Assignment(name, word.substring(equals + 1), 0);
    }

    /**
     * Groups settings by their controller, in the order in which the controllers appear first.
     *
     * @throws ToolException with this exit code when one is set twice
     */
    static List<ControllerSection> byController(List<Assignment> settings, int badUsage) {
        List<String> names = new ArrayList<>();
        List<List<Assignment>> values = new ArrayList<>();
        for (Assignment setting : settings) {
            String controller = setting.name().substring(0, setting.name().indexOf('.'));
            int at = names.indexOf(controller);
            if (at < 0) {
                at = names.size();
                names.add(controller);
                values.add(new ArrayList<>());
            }
            for (Assignment other : values.get(at)) {
                if (other.name().equals(setting.name())) {
                    throw new ToolException(
                            badUsage,
                            "name-value pair " + setting.name() + "=" + setting.value() + " can't be set: "
                                    + setting.name() + " is set twice");
                }
            }
            values.get(at).add(setting);
        }
        List<ControllerSection> sections = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            sections.add(new ControllerSection(names.get(i), values.get(i), 0));
        }
        return sections;
    }
}
