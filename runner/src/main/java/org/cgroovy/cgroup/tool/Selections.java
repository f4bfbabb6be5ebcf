package org.cgroovy.cgroup.tool;

import java.util.ArrayList;
import java.util.List;

/**
 * What the options {@code -r}, {@code -g} and {@code -a} of cgget(1) and cgxget(1) select, and in which groups. As in the
 * originals, what names no group waits in the first selection for the operands.
 */
final class Selections {
    private static final int BAD_USAGE = 1;
    private static final int NO_PATH = 255;

    private final String tool;
    private final ToolContext context;
    private final List<Selection> selections = new ArrayList<>();
    private boolean named;
    private boolean whole;
    private boolean pathNeeded;

    Selections(String tool, ToolContext context) {
        this.tool = tool;
        this.context = context;
    }

    /** {@code -r}. */
    void parameter(String name) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            throw new ToolException(
                    Ecg.ECGINVAL,
                    "error parsing parameter name '" + name + "': it must begin with its controller, as in pids.max");
        }
        if (name.indexOf('/') >= 0 || name.indexOf('\0') >= 0) {
            throw new ToolException(
                    Ecg.ECGINVAL,
                    "error parsing parameter name '" + name + "': a control file has no slash in its name");
        }
        named = true;
        pathNeeded = true;
        setFirst(first().withParameter(name.substring(0, dot), name));
    }

    /** {@code -g}, with or without a path. */
    void controllers(String word) {
        whole = true;
        int colon = word.indexOf(':');
        if (colon < 0) {
            if (selections.size() > 1) {
                throw new ToolException(
                        Ecg.ECGMAXVALUESEXCEEDED,
                        "-g " + word + " has no path, and so cannot follow several that have one");
            }
            pathNeeded = true;
            setFirst(first().withController(word));
            return;
        }
        List<String> controllers = GroupSpec.controllers(word.substring(0, colon));
        String path = word.substring(colon + 1);
        if (!context.compat().original() && (controllers.isEmpty() || path.isEmpty())) {
            throw new ToolException(NO_PATH, "cgroup controller and path parsing failed (" + word + ")");
        }
        Selection selection = Selection.empty().at(path);
        for (String controller : controllers) {
            selection = selection.withController(controller);
        }
        selections.add(selection);
    }

    /** {@code -a}. */
    void all() {
        whole = true;
        setFirst(first().withAll(context.mounts().required()));
    }

    /** Whether nothing was selected. */
    boolean none() {
        return !named && !whole;
    }

    /** What was selected, in the groups that the operands name. */
    List<Selection> in(List<String> operands) {
        if (named && whole) {
            throw usage(BAD_USAGE);
        }
        boolean withPaths = !selections.isEmpty() && !selections.get(0).path().isEmpty();
        if (operands.isEmpty()) {
            if (pathNeeded || !withPaths && !context.compat().original()) {
                throw usage(NO_PATH);
            }
            return List.copyOf(selections);
        }
        if (withPaths) {
            throw usage(NO_PATH);
        }
        Selection pattern =
                selections.isEmpty() ? first().withAll(context.mounts().required()) : last();
        List<Selection> all = new ArrayList<>(selections.subList(0, Math.max(0, selections.size() - 1)));
        for (String path : operands) {
            all.add(pattern.at(path));
        }
        return all;
    }

    private Selection first() {
        return selections.isEmpty() ? Selection.empty() : selections.get(0);
    }

    private Selection last() {
        return selections.get(selections.size() - 1);
    }

    private void setFirst(Selection selection) {
        if (selections.isEmpty()) {
            selections.add(selection);
        } else {
            selections.set(0, selection);
        }
    }

    private ToolException usage(int before3) {
        return ToolException.usage(context.compat().usage(before3), tool);
    }
}
