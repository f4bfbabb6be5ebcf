package org.cgroovy.cgroup.tool;

import java.util.List;

/**
 * What cgget(1) prints of one group.
 *
 * @param path as it was asked for
 * @param parameters in the order of printing
 * @param header whether the text begins with the path, and has an empty line at its end
 * @param names whether the text has the names of the parameters
 */
public record GroupParameters(String path, List<Parameter> parameters, boolean header, boolean names) {
    public GroupParameters {
        parameters = List.copyOf(parameters);
    }

    /**
     * The value of a parameter; in scripts {@code group['pids.max']}.
     *
     * @throws ToolException when it is not among those that were asked for
     */
    public String getAt(String name) {
        for (Parameter parameter : parameters) {
            if (parameter.name().equals(name)) {
                return parameter.value();
            }
        }
        throw new ToolException(Ecg.ECGROUPVALUENOTEXIST, "no parameter " + name + " of " + path + " was asked for");
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (header) {
            text.append(path).append(":\n");
        }
        for (Parameter parameter : parameters) {
            text.append(names ? parameter.toString() : parameter.indented()).append('\n');
        }
        if (!header && text.length() > 0) {
            text.setLength(text.length() - 1);
        }
        return text.toString();
    }
}
