package org.cgroovy.cgroup.tool;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cgroovy.cgroup.conf.Assignment;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.PlainFiles;

/**
 * Copies the values of one cgroup to others, in every hierarchy that has it. What the kernel does not take there is left as
 * it is: many files are no settings.
 *
 * @see "libcgroup src/api.c, cgroup_get_cgroup and cgroup_modify_cgroup"
 */
final class Copying {
    private static final int ANY_WRITE = 0222;

    private final MountTable mounts;
    private final Compat compat;

    Copying(MountTable mounts, Compat compat) {
        this.mounts = mounts;
        this.compat = compat;
    }

    /** @throws ToolException when the source, or a target, is in none of the hierarchies */
    void copy(String source, List<String> targets) {
        List<Place> sources = new ArrayList<>();
        for (MountedController controller : mounts.controllers()) {
            Place place = Place.of(controller, source);
            if (!controller.named() && Files.isDirectory(place.directory())) {
                sources.add(place);
            }
        }
        if (sources.isEmpty()) {
            throw new ToolException(
                    compat.original() ? 0 : Ecg.ECGROUPNOTEXIST.exitCode(),
                    "cgroup " + source + " error: " + Ecg.ECGROUPNOTEXIST.text());
        }
        for (String target : targets) {
            copy(sources, target);
        }
    }

    private void copy(List<Place> sources, String target) {
        boolean found = false;
        for (Place source : sources) {
            Place place = Place.of(source.controller(), target);
            if (Files.isDirectory(place.directory())) {
                found = true;
                for (Assignment setting : settings(source)) {
                    write(place, setting);
                }
            }
        }
        if (!found && !compat.original()) {
            throw new ToolException(
                    Ecg.ECGROUPNOTEXIST,
                    "there is no cgroup " + target + " in the hierarchies of the one to copy from");
        }
    }

    private static void write(Place place, Assignment setting) {
        try {
            for (String line : setting.value().split("\n")) {
                if (!line.isEmpty()) {
                    PlainFiles.write(place.file(setting.name()), line);
                }
            }
        } catch (KernelException e) {
            // Not every file that can be read takes what it gives: memory.oom_control, cpu.stat.
            return;
        }
    }

    private static List<Assignment> settings(Place place) {
        String prefix = place.controller().name() + ".";
        List<Assignment> settings = new ArrayList<>();
        try {
            for (Path file : PlainFiles.list(place.directory())) {
                String name = String.valueOf(file.getFileName());
                String value = name.startsWith(prefix) && isSettable(file) ? value(file) : "";
                if (!value.isEmpty()) {
                    settings.add(new Assignment(name, value, 0));
                }
            }
        } catch (KernelException e) {
            // A file, or the whole cgroup, that vanishes is not copied.
            return settings;
        }
        limitBeforeSwap(settings);
        return settings;
    }

    private static boolean isSettable(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.isReadable(file)
                && (PlainFiles.attribute(file, "mode") & ANY_WRITE) != 0;
    }

    /** What is in a file; nothing in one that may be opened but not read. */
    private static String value(Path file) {
        try {
            return PlainFiles.read(file).strip();
        } catch (KernelException e) {
            return "";
        }
    }

    /** The kernel wants the limit of memory before the greater one of memory and swap. */
    private static void limitBeforeSwap(List<Assignment> settings) {
        int limit = indexOf(settings, "memory.limit_in_bytes");
        int swap = indexOf(settings, "memory.memsw.limit_in_bytes");
        if (swap >= 0 && limit > swap) {
            settings.add(swap, settings.remove(limit));
        }
    }

    private static int indexOf(List<Assignment> settings, String name) {
        for (int i = 0; i < settings.size(); i++) {
            if (settings.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
