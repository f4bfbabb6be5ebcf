package org.cgroovy.console.repl.complete;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cgroovy.cgroup.CgroupHost;
import org.cgroovy.cgroup.Hierarchy;
import org.cgroovy.cgroup.manual.Manual;
import org.cgroovy.linux.PlainFiles;
import org.cgroovy.runner.HostProbe;

/** What this host has names for now. */
final class Names {
    /** What the files are called that every cgroup has: no directory of that name is looked for. */
    private final Set<String> files = new HashSet<>(Manual.SHIPPED.names());

    /**
     * The cgroups right below one, in no order. Directories are told from control files by their names where that is possible: to ask
     * the kernel for each of ten thousand takes too long.
     */
    Collection<String> cgroups(Path directory, String begun) {
        List<String> names = list(directory.toFile());
        List<String> found = new ArrayList<>();
        for (String name : names) {
            if (name.startsWith(begun) && isCgroup(directory, name)) {
                found.add(name);
            }
        }
        return found;
    }

    private boolean isCgroup(Path directory, String name) {
        boolean mayBeFile = name.indexOf('.') >= 0 || files.contains(name);
        return !mayBeFile || (!files.contains(name) && Files.isDirectory(directory.resolve(name)));
    }

    Collection<String> controllers() {
        Set<String> names = new TreeSet<>();
        for (Hierarchy hierarchy : CgroupHost.read().hierarchies()) {
            names.addAll(hierarchy.controllers());
            hierarchy.name().ifPresent(name -> names.add("name=" + name));
            if (hierarchy.unified()) {
                names.add("unified");
            }
        }
        return names;
    }

    /** The control files that there are on this host, in the cgroups right below the roots where there are any. */
    Collection<String> controlFiles() {
        Set<String> names = new TreeSet<>();
        for (Hierarchy hierarchy : CgroupHost.read().hierarchies()) {
            Path root = hierarchy.mount();
            names.addAll(files(root));
            cgroups(root, "").stream().findFirst().ifPresent(child -> names.addAll(files(root.resolve(child))));
        }
        return names;
    }

    private List<String> files(Path directory) {
        List<String> names = list(directory.toFile());
        return names.stream()
                .filter(name -> files.contains(name) || name.startsWith("hugetlb."))
                .toList();
    }

    /** The containers, by the notes of them. */
    Collection<String> containers() {
        List<String> names =
                list(HostProbe.stateRoot(PlainFiles.uid().orElse(-1)).toFile());
        return names.stream().filter(name -> !name.startsWith(".")).sorted().toList();
    }

    Collection<String> pids() {
        List<String> names = list(new File("/proc"));
        return names.stream()
                .filter(name -> Character.isDigit(name.charAt(0)))
                .sorted((a, b) -> a.length() == b.length() ? a.compareTo(b) : a.length() - b.length())
                .toList();
    }

    /** What a process is called. */
    String comm(String pid) {
        return text(Path.of("/proc", pid, "comm")).orElse("");
    }

    /** The CPUs or memory nodes that there are. */
    Optional<String> online(String kind) {
        return text(Path.of("/sys/devices/system", kind, "online"));
    }

    /** As limits name them: {@code 2MB}. */
    Collection<String> hugePages() {
        List<String> names = list(new File("/sys/kernel/mm/hugepages"));
        return names.stream()
                .map(name -> Long.parseLong(name.replaceAll("\\D", "")))
                .map(kilobytes -> kilobytes >= 1 << 20 ? (kilobytes >> 20) + "GB" : (kilobytes >> 10) + "MB")
                .sorted()
                .toList();
    }

    Collection<String> disks() {
        List<String> names = list(new File("/sys/block"));
        return names.stream().map(name -> "/dev/" + name).sorted().toList();
    }

    private static List<String> list(File directory) {
        String[] names = directory.list();
        return names == null ? List.of() : List.of(names);
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
