package org.cgroovy.cgroup.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.cgroovy.cgroup.WriteBack;
import org.cgroovy.cgroup.conf.FileRight;
import org.cgroovy.cgroup.conf.Perm;
import org.cgroovy.linux.PlainFiles;

/**
 * Reads who owns a group. The directory's owner is its admin, that of {@code tasks} its task, as in the originals; unlike
 * them, also modes are told, and files that differ from all others.
 */
final class SnapshotRights {
    private static final int DIRECTORY = 0755;
    private static final int FILE = 0644;
    private static final int PERMISSIONS = 07777;

    /** Groups with a perm section: when they are loaded, all that is in them by then gets their owners. */
    private final Set<Path> given = new HashSet<>();

    private final boolean original;
    private final boolean unified;

    SnapshotRights(boolean original, boolean unified) {
        this.original = original;
        this.unified = unified;
    }

    /** @param members the file by which processes come in */
    SnapshotGroup.Rights read(Path directory, String members) throws IOException {
        Standing all = Standing.of(directory);
        Standing task = Standing.of(directory.resolve(members));
        if (original) {
            return all.isRoots() && task.isRoots()
                    ? new SnapshotGroup.Rights(Optional.empty(), List.of())
                    : new SnapshotGroup.Rights(Optional.of(perm(all, task, Modes.NONE)), List.of());
        }
        List<Standing> files = files(directory);
        Modes modes = modes(all, task, files, isGiven(directory));
        boolean needed = !all.isRoots() || !task.isRoots() || !modes.equals(Modes.NONE);
        if (needed) {
            given.add(directory);
        }
        Rules rules = new Rules(all, task, modes, needed);
        List<FileRight> others = new ArrayList<>();
        for (Standing file : files) {
            if (!rules.tell(file)) {
                others.add(new FileRight(
                        file.name(), plain(file.user(), file.uid), plain(file.group(), file.gid), file.mode, 0));
            }
        }
        return new SnapshotGroup.Rights(needed ? Optional.of(perm(all, task, modes)) : Optional.empty(), others);
    }

    private boolean isGiven(Path directory) {
        Path above = directory.getParent();
        return above != null && given.contains(above);
    }

    private List<Standing> files(Path directory) throws IOException {
        List<Standing> files = new ArrayList<>();
        for (Path entry : PlainFiles.list(directory)) {
            if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                try {
                    files.add(Standing.of(entry));
                } catch (NoSuchFileException e) {
                    // A controller was disabled meanwhile.
                    continue;
                }
            }
        }
        return files;
    }

    /** Those that most files have, where they are not the usual ones. @param explicit also where they are */
    private Modes modes(Standing all, Standing task, List<Standing> files, boolean explicit) {
        int most = FILE;
        int best = 0;
        for (Standing file : files) {
            if (file.isOrdinary() && !isTask(file.name())) {
                int count = count(file.mode, files);
                if (count > best) {
                    best = count;
                    most = file.mode;
                }
            }
        }
        int ofTask = unified ? most : FILE;
        return new Modes(
                unless(all.mode == DIRECTORY && !explicit, all.mode),
                unless(most == FILE && !explicit, most),
                unless(task.mode == ofTask && !explicit, task.mode));
    }

    private static OptionalInt unless(boolean plain, int mode) {
        return plain ? OptionalInt.empty() : OptionalInt.of(mode);
    }

    private int count(int mode, List<Standing> files) {
        int count = 0;
        for (Standing file : files) {
            if (file.isOrdinary() && !isTask(file.name()) && file.mode == mode) {
                count++;
            }
        }
        return count;
    }

    private boolean isTask(String file) {
        return unified ? file.equals("cgroup.procs") || file.equals("cgroup.threads") : file.equals("tasks");
    }

    private Perm perm(Standing all, Standing task, Modes modes) throws IOException {
        return new Perm(
                new Perm.Access(
                        owner(task.user(), task.uid), owner(task.group(), task.gid), modes.task, OptionalInt.empty()),
                new Perm.Access(owner(all.user(), all.uid), owner(all.group(), all.gid), modes.file, modes.directory));
    }

    private Optional<String> owner(String name, int number) {
        return Optional.of(original ? name : plain(name, number));
    }

    /** A name that a configuration cannot have is told as its number. */
    private static String plain(String name, int number) {
        return SnapshotGroup.isPlain(name) ? name : Integer.toUnsignedString(number);
    }

    /** What a perm section says of modes. */
    private record Modes(OptionalInt directory, OptionalInt file, OptionalInt task) {
        static final Modes NONE = new Modes(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
    }

    /** Owner and mode of one file. */
    private record Standing(Path path, int uid, int gid, int mode) {
        static Standing of(Path path) throws IOException {
            return new Standing(
                    path,
                    (Integer) Files.getAttribute(path, "unix:uid"),
                    (Integer) Files.getAttribute(path, "unix:gid"),
                    (Integer) Files.getAttribute(path, "unix:mode") & PERMISSIONS);
        }

        String name() {
            return String.valueOf(path.getFileName());
        }

        boolean isRoots() {
            return uid == 0 && gid == 0;
        }

        /** Whether it can be read and written as the kernel makes it. */
        boolean isOrdinary() {
            return WriteBack.isUsualMode(name(), FILE);
        }

        String user() throws IOException {
            return attributes().owner().getName();
        }

        String group() throws IOException {
            return attributes().group().getName();
        }

        private PosixFileAttributes attributes() throws IOException {
            return Files.readAttributes(path, PosixFileAttributes.class);
        }
    }

    /** What a file would get by the perm section, or without one. */
    private final class Rules {
        private final Standing all;
        private final Standing task;
        private final Modes modes;
        private final boolean given;

        Rules(Standing all, Standing task, Modes modes, boolean given) {
            this.all = all;
            this.task = task;
            this.modes = modes;
            this.given = given;
        }

        boolean tell(Standing file) {
            Standing owner = isTask(file.name()) ? task : all;
            boolean owned = given ? file.uid == owner.uid && file.gid == owner.gid : file.isRoots();
            return owned && hasMode(file);
        }

        private boolean hasMode(Standing file) {
            if (isTask(file.name()) && modes.task.isPresent()) {
                int present = unified && modes.file.isPresent() ? Ownership.within(modes.file.getAsInt(), FILE) : FILE;
                return file.mode == Ownership.within(modes.task.getAsInt(), present);
            }
            boolean byAll = modes.file.isPresent() && (unified || !isTask(file.name()));
            if (!byAll) {
                return WriteBack.isUsualMode(file.name(), file.mode);
            }
            for (int usual : new int[] {FILE, 0444, 0200, 0222}) {
                if (WriteBack.isUsualMode(file.name(), usual)
                        && file.mode == Ownership.within(modes.file.getAsInt(), usual)) {
                    return true;
                }
            }
            return false;
        }
    }
}
