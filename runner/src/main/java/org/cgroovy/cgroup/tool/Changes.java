package org.cgroovy.cgroup.tool;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
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

    /** Writes to a control file; when its old value can be read, that is what is written back. */
    void write(Path file, String value) {
        String old = present(file);
        PlainFiles.write(file, value);
        if (fileName(file).equals(SUBTREE_CONTROL)) {
            did(new Write(file, reverse(old, value)));
        } else if (!old.isEmpty() && old.indexOf('\n') < 0 && !old.equals(value)) {
            did(new Write(file, old));
        }
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

    private static String present(Path file) {
        if (!Files.isReadable(file) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return "";
        }
        try {
            return PlainFiles.read(file).strip();
        } catch (KernelException e) {
            // Some can be written only: devices.allow, memory.force_empty.
            return "";
        }
    }

    /** What disables the controllers that a write enables, and the other way round. */
    private static String reverse(String old, String value) {
        List<String> enabled = words(old);
        StringBuilder reverse = new StringBuilder();
        for (String word : words(value)) {
            boolean on = enabled.contains(word.substring(1));
            if (word.startsWith("+") && !on) {
                reverse.append('-').append(word, 1, word.length()).append(' ');
            } else if (word.startsWith("-") && on) {
                reverse.append('+').append(word, 1, word.length()).append(' ');
            }
        }
        return reverse.toString().strip();
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringTokenizer tokens = new StringTokenizer(text);
        while (tokens.hasMoreTokens()) {
            words.add(tokens.nextToken());
        }
        return words;
    }

    private static String fileName(Path file) {
        Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }

    private record RemoveDirectory(Path directory) implements Undo {
        @Override
        public void run() {
            PlainFiles.rmdir(directory);
        }
    }

    private record Write(Path file, String value) implements Undo {
        @Override
        public void run() {
            if (!value.isEmpty()) {
                PlainFiles.write(file, value);
            }
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
