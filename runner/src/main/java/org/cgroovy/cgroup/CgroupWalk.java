package org.cgroovy.cgroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cgroovy.linux.Errno;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.PlainFiles;

/**
 * Walks a hierarchy by the JDK's own calls: a cgroup before its children, siblings in the kernel's order.
 *
 * <p>Most cgroups are leaves, and their link count of 2 says so: then nothing in them is read. A cgroup that vanishes while
 * it is walked is passed over.
 */
public final class CgroupWalk {
    private static final int LINKS_OF_LEAF = 2;

    /** Names that were control files in one cgroup are so in the others, unless the link count says otherwise. */
    private final Set<String> files = new HashSet<>();

    private final Visitor visitor;

    /** What is told of the cgroups. */
    public interface Visitor {
        /** @param path from the begin of the walk: {@code ""}, {@code "/a"}, {@code "/a/b"} */
        void cgroup(String path);

        /** The children of this one could not be read; the walk goes on. */
        void unreadable(String path, KernelException reason);
    }

    /** A way to walk. */
    public interface Walker {
        /** Walks from a directory, which exists, downward. */
        void walk(Path directory, Visitor visitor);
    }

    /** The walker of commands that end soon: see {@link CgroupWalk}. */
    public static final class Plain implements Walker {
        @Override
        public void walk(Path directory, Visitor visitor) {
            new CgroupWalk(visitor).walk(directory, "");
        }
    }

    private CgroupWalk(Visitor visitor) {
        this.visitor = visitor;
    }

    private void walk(Path directory, String path) {
        int links;
        try {
            links = (Integer) Files.getAttribute(directory, "unix:nlink", LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            visitor.unreadable(path, PlainFiles.failure("opendir(\"" + directory + "\")", e));
            return;
        }
        visitor.cgroup(path);
        if (links == LINKS_OF_LEAF) {
            return;
        }
        List<Path> children;
        try {
            children = children(directory, links - LINKS_OF_LEAF);
        } catch (KernelException e) {
            if (e.errno() != Errno.ENOENT) {
                visitor.unreadable(path, e);
            }
            return;
        }
        for (Path child : children) {
            walk(child, path + "/" + child.getFileName());
        }
    }

    /** @param expected how many there should be; negative where the file system does not count links */
    private List<Path> children(Path directory, int expected) {
        List<Path> entries = PlainFiles.list(directory);
        List<Path> children = directories(entries, true);
        return children.size() < expected ? directories(entries, false) : children;
    }

    private List<Path> directories(List<Path> entries, boolean trustNames) {
        List<Path> directories = new ArrayList<>();
        for (Path entry : entries) {
            String name = entry.getFileName().toString();
            if (trustNames && files.contains(name)) {
                continue;
            }
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                directories.add(entry);
            } else {
                files.add(name);
            }
        }
        return directories;
    }
}
