package org.cgroovy.cgroup.tree;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgroovy.cgroup.ControlFiles;

/** How cgroups look from outside: the directories and their control files. A spec, or {@code --explain}, has its own. */
public interface CgroupFiles extends ControlFiles {
    /** The cgroups of this host. */
    CgroupFiles HOST = new HostFiles();

    /** The text as it is. @throws org.cgroovy.linux.KernelException when it cannot be read */
    String text(Path file);

    boolean isDirectory(Path directory);

    /** The names of the directories in it, in the order of their letters; none when it is gone. */
    List<String> directories(Path directory);

    /** The names of the files in it, in the order of their letters; none when it is gone. */
    List<String> files(Path directory);

    default boolean exists(Cgroup cgroup) {
        return isDirectory(cgroup.directory());
    }

    /** Whether a cgroup has a file of that name. */
    default boolean has(Cgroup cgroup, String file) {
        return files(cgroup.directory()).contains(file);
    }

    default Optional<String> read(Cgroup cgroup, String file) {
        return read(cgroup.file(file));
    }

    default List<Cgroup> children(Cgroup cgroup) {
        return directories(cgroup.directory()).stream().map(cgroup::child).toList();
    }

    /** The cgroup and all below it, each before those in it. What vanishes meanwhile is left out. */
    default List<Cgroup> walk(Cgroup cgroup) {
        List<Cgroup> all = new ArrayList<>();
        collect(cgroup, all);
        return List.copyOf(all);
    }

    private void collect(Cgroup cgroup, List<Cgroup> all) {
        all.add(cgroup);
        children(cgroup).forEach(child -> collect(child, all));
    }

    /** Processes in this very cgroup; one of a pid namespace out of sight is 0. */
    default List<Integer> processes(Cgroup cgroup) {
        return ids(read(cgroup, "cgroup.procs"));
    }

    /** Threads in this very cgroup. */
    default List<Integer> threads(Cgroup cgroup) {
        return ids(read(cgroup.threadFile()));
    }

    private static List<Integer> ids(Optional<String> text) {
        return text.stream()
                .flatMap(String::lines)
                .map(Integer::valueOf)
                .distinct()
                .toList();
    }
}
