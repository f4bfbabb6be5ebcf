package org.cgroovy.cgroup.tool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cgroovy.cgroup.ControlState;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.PlainFiles;

/**
 * Changes to cgroups, each with what takes it back: a tool that fails half way leaves the host as it was, which the
 * originals do not.
 */
final class Changes {
    static final String SUBTREE_CONTROL = "cgroup.subtree_control";

    /** Takes one change back. */
    interface Undo {
        /** @throws KernelException when that is not possible any more */
        void run();
    }

    private final List<Undo> undos = new ArrayList<>();

    /** Makes a directory and those above it that are missing. */
    void makeDirectories(Path directory) {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path parent = directory.getParent();
        if (parent != null) {
            makeDirectories(parent);
        }
        try {
            PlainFiles.mkdir(directory);
        } catch (KernelException e) {
            // Somebody else may have made it in this moment: then it is theirs to remove.
            if (Files.isDirectory(directory)) {
                return;
            }
            throw e;
        }
        did(new RemoveDirectory(directory));
    }

    /** Writes to a control file; what it says before is what is put back. */
    void write(Path file, String value) {
        ControlState before = ControlState.before(file);
        PlainFiles.write(file, value);
        did(new Restore(before));
    }

    void chown(Path file, int uid, int gid) {
        int oldUid = PlainFiles.attribute(file, "uid");
        int oldGid = PlainFiles.attribute(file, "gid");
        PlainFiles.chown(file, uid, gid);
        did(new Own(file, oldUid, oldGid));
    }

    void chmod(Path file, int mode) {
        int old = PlainFiles.attribute(file, "mode") & 07777;
        PlainFiles.chmod(file, mode);
        did(new Mode(file, old));
    }

    /** Notes how to take back something that was done elsewhere. */
    void did(Undo undo) {
        undos.add(undo);
    }

    boolean none() {
        return undos.isEmpty();
    }

    /** Takes all back, the last first; gives what could not be taken back. */
    List<String> undo() {
        List<String> failures = new ArrayList<>();
        for (int i = undos.size() - 1; i >= 0; i--) {
            try {
                undos.get(i).run();
            } catch (KernelException e) {
                failures.add(e.getMessage());
            }
        }
        undos.clear();
        return failures;
    }

    private record RemoveDirectory(Path directory) implements Undo {
        @Override
        public void run() {
            PlainFiles.rmdir(directory);
        }
    }

    private record Restore(ControlState state) implements Undo {
        @Override
        public void run() {
            state.restore();
        }
    }

    private record Own(Path file, int uid, int gid) implements Undo {
        @Override
        public void run() {
            PlainFiles.chown(file, uid, gid);
        }
    }

    private record Mode(Path file, int mode) implements Undo {
        @Override
        public void run() {
            PlainFiles.chmod(file, mode);
        }
    }
}
