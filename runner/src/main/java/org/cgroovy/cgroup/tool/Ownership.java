package org.cgroovy.cgroup.tool;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.cgroovy.linux.PlainFiles;

/**
 * Gives a cgroup, with all that is in it, to its owners.
 *
 * @see "libcgroup src/api.c, cgroup_create_cgroup: cg_chown_recursive and cg_chmod_recursive_controller"
 */
final class Ownership {
    private static final String TASKS = "tasks";
    private static final int KEEP = -1;

    private final Changes changes;
    private final Rights rights;

    Ownership(Changes changes, Rights rights) {
        this.changes = changes;
        this.rights = rights;
    }

    /** All but the owner of the tasks file. */
    void give(Place place) {
        Rights.Modes modes = rights.modes();
        if (rights.admin().isPresent()
                || modes.directory().isPresent()
                || modes.file().isPresent()) {
            giveTree(place.directory(), place.file(TASKS));
        }
    }

    /** The files by which processes come in. */
    void giveTasks(Place place) {
        List<String> names = place.controller().unified() ? List.of("cgroup.procs", "cgroup.threads") : List.of(TASKS);
        for (String name : names) {
            Path file = place.file(name);
            if (Files.exists(file)) {
                own(file, rights.task());
                mode(file, rights.modes().task());
            }
        }
    }

    /** @param spared the file that has an owner of its own */
    private void giveTree(Path directory, Path spared) {
        own(directory, rights.admin());
        mode(directory, rights.modes().directory());
        for (Path entry : PlainFiles.list(directory)) {
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                giveTree(entry, spared);
            } else {
                if (!entry.equals(spared)) {
                    own(entry, rights.admin());
                }
                if (!String.valueOf(entry.getFileName()).equals(TASKS)) {
                    mode(entry, rights.modes().file());
                }
            }
        }
    }

    private void own(Path file, Rights.Owner owner) {
        if (owner.isPresent()) {
            changes.chown(file, owner.uid().orElse(KEEP), owner.gid().orElse(KEEP));
        }
    }

    private void mode(Path file, OptionalInt mode) {
        if (mode.isPresent()) {
            changes.chmod(file, within(mode.getAsInt(), PlainFiles.attribute(file, "mode")));
        }
    }

    /**
     * A mode without what the file's owner cannot do: the kernel gives each control file the bits that make sense, so that a
     * file that can only be read does not seem writable for a group.
     */
    static int within(int mode, int present) {
        final int special = 07000;
        int owner = present & 0700;
        return mode & (owner | owner >> 3 | owner >> 6 | special);
    }
}
