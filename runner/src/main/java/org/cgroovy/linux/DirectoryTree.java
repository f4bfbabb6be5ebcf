package org.cgroovy.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Walks the directories of a tree where links are counted, as in cgroupfs: one with two links has no other below it, and is
 * not opened. So most directories cost one call. A directory comes before those in it; siblings come in the kernel's order.
 * One that vanishes meanwhile is passed over. Branches are read side by side, as it is the kernel's lookups that take the
 * time.
 *
 * @see "getdents64(2), statx(2), openat(2)"
 */
public final class DirectoryTree {
    private static final int AT_SYMLINK_NOFOLLOW = 0x100;
    private static final int AT_STATX_DONT_SYNC = 0x4000;
    private static final int STATX_TYPE_AND_NLINK = 0x5;
    private static final int STATX_BYTES = 256;
    private static final int STATX_NLINK_AT = 16;
    private static final int LINKS_OF_LEAF = 2;

    private static final int DENTS_BYTES = 1 << 16;
    private static final int RECORD_LENGTH_AT = 16;
    private static final int TYPE_AT = 18;
    private static final int NAME_AT = 19;
    private static final int DT_DIR = 4;

    private final Kernel kernel;
    private final ThreadLocal<Buffers> buffers = ThreadLocal.withInitial(Buffers::new);

    public DirectoryTree(Kernel kernel) {
        this.kernel = kernel;
    }

    /** What is told of the directories. */
    public interface Visitor {
        /** @param path from the begin of the walk: {@code ""}, {@code "/a"}, {@code "/a/b"} */
        void directory(String path);

        /** This one could not be read; the walk goes on. */
        void unreadable(String path, KernelException reason);
    }

    private record Child(String path, boolean leaf) {}

    /** A directory, or why it could not be read. */
    private record Found(String path, Optional<KernelException> refusal) {}

    /** What the kernel writes to; each thread has its own. */
    private static final class Buffers {
        private final ByteBuffer entries = direct(DENTS_BYTES);
        private final ByteBuffer status = direct(STATX_BYTES);
        private final long entriesAt = NativeCode.addressOf(entries);
        private final long statusAt = NativeCode.addressOf(status);
        private final byte[] name = new byte[256];

        private static ByteBuffer direct(int size) {
            return ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
        }

        boolean isDots(int at) {
            return entries.get(at) == '.'
                    && (entries.get(at + 1) == 0 || entries.get(at + 1) == '.' && entries.get(at + 2) == 0);
        }

        String name(int at) {
            int length = 0;
            for (byte next = entries.get(at); next != 0; next = entries.get(at + length)) {
                name[length++] = next;
            }
            return new String(name, 0, length, StandardCharsets.UTF_8);
        }
    }

    /** Walks from a directory downward; the visitor is told on the calling thread. */
    public void walk(String root, Visitor visitor) {
        visitor.directory("");
        for (Found found : below(root, "")) {
            if (found.refusal.isPresent()) {
                visitor.unreadable(found.path, found.refusal.get());
            } else {
                visitor.directory(found.path);
            }
        }
    }

    private List<Found> below(String root, String path) {
        List<Child> children;
        try {
            children = children(root, path);
        } catch (KernelException e) {
            return e.errno() == Errno.ENOENT ? List.of() : List.of(new Found(path, Optional.of(e)));
        }
        List<List<Found>> branches =
                children.stream().filter(child -> !child.leaf).limit(2).count() < 2
                        ? children.stream().map(child -> branch(root, child)).toList()
                        : children.parallelStream()
                                .map(child -> branch(root, child))
                                .toList();
        List<Found> all = new ArrayList<>();
        branches.forEach(all::addAll);
        return all;
    }

    private List<Found> branch(String root, Child child) {
        Found self = new Found(child.path, Optional.empty());
        if (child.leaf) {
            return List.of(self);
        }
        List<Found> all = new ArrayList<>();
        all.add(self);
        all.addAll(below(root, child.path));
        return all;
    }

    private List<Child> children(String root, String path) {
        int directory = kernel.open(root + path, Kernel.O_RDONLY | kernel.directory(), 0);
        try {
            Buffers memory = buffers.get();
            List<Child> children = new ArrayList<>();
            while (true) {
                int bytes = (int) Kernel.check(
                        kernel.raw(Syscall.GETDENTS64, directory, memory.entriesAt, DENTS_BYTES),
                        () -> "getdents64(\"" + root + path + "\")");
                if (bytes == 0) {
                    return children;
                }
                for (int at = 0; at < bytes; at += memory.entries.getShort(at + RECORD_LENGTH_AT)) {
                    if (memory.entries.get(at + TYPE_AT) == DT_DIR && !memory.isDots(at + NAME_AT)) {
                        add(children, directory, path, at + NAME_AT, memory);
                    }
                }
            }
        } finally {
            kernel.close(directory);
        }
    }

    private void add(List<Child> children, int directory, String path, int nameAt, Buffers memory) {
        long result = kernel.raw(
                Syscall.STATX,
                directory,
                memory.entriesAt + nameAt,
                AT_SYMLINK_NOFOLLOW | AT_STATX_DONT_SYNC,
                STATX_TYPE_AND_NLINK,
                memory.statusAt);
        if (result != -Errno.ENOENT.number()) {
            boolean leaf = result == 0 && memory.status.getInt(STATX_NLINK_AT) == LINKS_OF_LEAF;
            children.add(new Child(path + "/" + memory.name(nameAt), leaf));
        }
    }
}
