package org.cgroovy.cgroup.tree;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cgroovy.cgroup.CgroupWalk;
import org.cgroovy.cgroup.ControlFiles;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.PlainFiles;

/** The cgroups of this host, by the JDK's own calls. */
final class HostFiles implements CgroupFiles {
    @Override
    public Optional<String> read(Path file) {
        return ControlFiles.HOST.read(file);
    }

    @Override
    public String text(Path file) {
        return PlainFiles.read(file);
    }

    @Override
    public boolean isDirectory(Path directory) {
        return Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public List<String> directories(Path directory) {
        return names(directory, this::isDirectory);
    }

    @Override
    public List<String> files(Path directory) {
        return names(directory, Files::isRegularFile);
    }

    /** Without listing the directory: this is asked for every use of a control file. */
    @Override
    public boolean has(Cgroup cgroup, String file) {
        return Files.isRegularFile(cgroup.file(file));
    }

    /** Without a look into leaves, which most cgroups are. */
    @Override
    public List<Cgroup> walk(Cgroup top) {
        List<Cgroup> all = new ArrayList<>();
        new CgroupWalk.Plain().walk(top.directory(), new CgroupWalk.Visitor() {
            @Override
            public void cgroup(String path) {
                all.add(path.isEmpty() ? top : top.child(path.substring(1)));
            }

            @Override
            public void unreadable(String path, KernelException reason) {
                // Not ours to look into: what is above it is told all the same.
            }
        });
        all.sort(Comparator.comparing(cgroup -> cgroup.path().replace('/', '\0')));
        return List.copyOf(all);
    }

    private static List<String> names(Path directory, DirectoryStream.Filter<Path> kind) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, kind)) {
            stream.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            // Removed meanwhile, or not ours to look into.
            return List.of();
        }
        names.sort(null);
        return names;
    }
}
