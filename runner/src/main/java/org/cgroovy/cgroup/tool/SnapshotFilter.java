package org.cgroovy.cgroup.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Chooses what of a hierarchy's parameters goes into a snapshot: what can be written, and is on no list against it. */
final class SnapshotFilter {
    private static final int OWNER_WRITES = 0200;
    private static final int ANYBODY_READS = 0444;

    private final ToolContext context;
    private final Path root;
    private final Lists lists;
    private boolean silent;

    /**
     * Which names are wanted.
     *
     * @param strict only those that are on the list of allowed ones
     */
    record Lists(VariableList denied, VariableList allowed, boolean strict) {}

    /** @param root the directory of the hierarchy's root */
    SnapshotFilter(ToolContext context, Path root, Lists lists, boolean silent) {
        this.context = context;
        this.root = root;
        this.lists = lists;
        this.silent = silent;
    }

    /** After the first group, names on no list are no news. */
    void warned() {
        silent = true;
    }

    List<Parameter> kept(List<Parameter> parameters, Path directory) throws IOException {
        List<Parameter> kept = new ArrayList<>();
        for (Parameter parameter : parameters) {
            String name = parameter.name();
            if (isSetting(name, directory) && isListed(name)) {
                if (name.equals("devices.list")) {
                    kept.add(new Parameter("devices.deny", "a *:* rwm"));
                    kept.add(new Parameter("devices.allow", parameter.value()));
                } else if (!name.equals("devices.deny") && !name.equals("devices.allow")) {
                    kept.add(parameter);
                }
            }
        }
        return kept;
    }

    /**
     * The originals ask the root only, as cgconfigparser(8) makes all files below writable, and so keep what the root has
     * not and nobody can write, such as pids.current.
     */
    private boolean isSetting(String name, Path directory) throws IOException {
        if (name.equals("devices.list")) {
            return true;
        }
        Path atRoot = root.resolve(name);
        if (Files.exists(atRoot) && (mode(atRoot) & OWNER_WRITES) == 0) {
            return false;
        }
        if (context.compat().original()) {
            return true;
        }
        int mode = mode(directory.resolve(name));
        return (mode & OWNER_WRITES) != 0 && (mode & ANYBODY_READS) != 0;
    }

    private boolean isListed(String name) {
        boolean allowed = lists.allowed().has(name);
        if (lists.denied().has(name) || lists.strict() && !allowed) {
            return false;
        }
        if (!allowed && !silent) {
            context.err().println("WARNING: variable " + name + " is neither blacklisted nor whitelisted");
        }
        return true;
    }

    private static int mode(Path file) throws IOException {
        return (Integer) Files.getAttribute(file, "unix:mode");
    }
}
