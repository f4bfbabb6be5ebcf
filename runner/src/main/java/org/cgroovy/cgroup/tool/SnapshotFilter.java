package org.cgroovy.cgroup.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cgroovy.cgroup.WriteBack;

/** Chooses what of a hierarchy's parameters goes into a snapshot: what can be written, and is on no list against it. */
final class SnapshotFilter {
    private static final int OWNER_WRITES = 0200;
    private static final int PERMISSIONS = 07777;
    private static final String ALL = "a *:* rwm";

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

    /** As the originals do it: with what cannot be written, and in the form in which it was read. */
    List<Parameter> kept(List<Parameter> parameters) throws IOException {
        List<Parameter> kept = new ArrayList<>();
        for (Parameter parameter : parameters) {
            String name = parameter.name();
            if (isWritable(name) && isListed(name)) {
                if (name.equals(WriteBack.DEVICES)) {
                    kept.add(new Parameter("devices.deny", ALL));
                    kept.add(new Parameter("devices.allow", parameter.value()));
                } else if (!name.equals("devices.deny") && !name.equals("devices.allow")) {
                    kept.add(parameter);
                }
            }
        }
        return kept;
    }

    /** What makes the list of devices again. */
    static List<Parameter> devices(String list) {
        List<Parameter> writes = new ArrayList<>();
        writes.add(new Parameter("devices.deny", ALL));
        if (!list.isEmpty()) {
            writes.add(new Parameter("devices.allow", list));
        }
        return writes;
    }

    /** Whether a list, where there is one, leaves room for a file that the originals never show. */
    boolean allows(String name) {
        return !lists.denied().has(name) && (!lists.strict() || lists.allowed().has(name));
    }

    /**
     * The originals ask the root only, as cgconfigparser(8) makes all files below writable, and so keep what the root has
     * not and nobody can write, such as pids.current.
     */
    boolean isWritable(String name) throws IOException {
        Path atRoot = root.resolve(name);
        return name.equals(WriteBack.DEVICES) || !Files.exists(atRoot) || (mode(atRoot) & OWNER_WRITES) != 0;
    }

    /** Whether the lists let it into the snapshot; tells of what is on none. */
    boolean isListed(String name) {
        boolean allowed = lists.allowed().has(name);
        if (lists.denied().has(name) || lists.strict() && !allowed) {
            return false;
        }
        if (!allowed && !silent) {
            context.err().println("WARNING: variable " + name + " is neither blacklisted nor whitelisted");
        }
        return true;
    }

    /** The permission bits of a file. */
    static int mode(Path file) throws IOException {
        return (Integer) Files.getAttribute(file, "unix:mode") & PERMISSIONS;
    }
}
