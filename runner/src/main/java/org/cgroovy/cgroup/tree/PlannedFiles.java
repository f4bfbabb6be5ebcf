package org.cgroovy.cgroup.tree;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cgroovy.cgroup.manual.ControlFile;
import org.cgroovy.cgroup.manual.Form;
import org.cgroovy.cgroup.manual.Manual;
import org.cgroovy.cgroup.manual.Presence;
import org.cgroovy.cgroup.manual.Version;
import org.cgroovy.linux.Errno;
import org.cgroovy.linux.KernelException;

/** Cgroups as they would be after some changes that nobody makes. */
public final class PlannedFiles implements CgroupFiles {
    /** What the names of the files begin with that every cgroup has. */
    private static final List<String> CORE = List.of("cgroup.", "tasks", "notify_on_release");

    private final CgroupFiles real;
    private final Map<Path, String> written = new LinkedHashMap<>();
    private final Set<Path> made = new TreeSet<>();
    private final Set<Path> removed = new HashSet<>();

    public PlannedFiles(CgroupFiles real) {
        this.real = real;
    }

    /** Gives what makes it look again as it does now. */
    public Runnable remember() {
        Map<Path, String> writtenNow = new LinkedHashMap<>(written);
        Set<Path> madeNow = Set.copyOf(made);
        Set<Path> removedNow = Set.copyOf(removed);
        return () -> {
            written.clear();
            written.putAll(writtenNow);
            made.clear();
            made.addAll(madeNow);
            removed.clear();
            removed.addAll(removedNow);
        };
    }

    /** Makes it look as if that had been done. */
    public void apply(Change change) {
        if (change instanceof Change.Make make) {
            make(make.cgroup());
        } else if (change instanceof Change.Mount mount) {
            make(new Cgroup(mount.mount().hierarchy(), "/"));
        } else if (change instanceof Change.Unmount unmount) {
            forget(unmount.directory());
        } else if (change instanceof Change.Remove remove) {
            forget(remove.cgroup().directory());
        } else if (change instanceof Change.Write write) {
            write(write);
        } else if (change instanceof Change.Enable enable) {
            String now = read(enable.file()).orElse("");
            written.put(enable.file(), (now + " " + enable.controller()).strip());
        } else if (change instanceof Change.Move move) {
            move(move);
        } else if (change instanceof Change.Freeze freeze) {
            write(new Change.Write(freeze.cgroup(), freeze.write()));
        } else if (change instanceof Change.Thaw thaw) {
            write(new Change.Write(thaw.cgroup(), thaw.write()));
        } else if (change instanceof Change.Kill kill) {
            walk(kill.cgroup()).forEach(each -> written.put(each.file("cgroup.procs"), ""));
        }
    }

    private void make(Cgroup cgroup) {
        Path directory = cgroup.directory();
        removed.remove(directory);
        made.add(directory);
        Version version = Version.of(cgroup.hierarchy());
        for (String prefix : CORE) {
            describe(directory, Manual.SHIPPED.beginning(version, prefix));
        }
        for (String controller : cgroup.hierarchy().controllers()) {
            describe(directory, Manual.SHIPPED.beginning(version, controller + "."));
        }
    }

    private void describe(Path directory, List<ControlFile> files) {
        for (ControlFile file : files) {
            if (file.presence() != Presence.ONLY_IN_ROOT && isExpected(file)) {
                Path path = directory.resolve(file.name());
                written.put(path, file.defaultValue().orElseGet(() -> read(path).orElse("")));
            }
        }
    }

    /** What all kernels have in a new cgroup. Which CPUs and nodes it has is asked of those above it. */
    private static boolean isExpected(ControlFile file) {
        return file.controller().equals("cgroup")
                || (file.defaultValue().isPresent() && file.until().isEmpty() && file.form() != Form.LIST);
    }

    private void forget(Path directory) {
        written.keySet().removeIf(file -> file.startsWith(directory));
        made.removeIf(each -> each.startsWith(directory));
        removed.add(directory);
    }

    /** A process leaves all lists of the hierarchy and is in the new ones; one that is only explained is in none. */
    private void move(Change.Move move) {
        if (!move.id().chars().allMatch(Character::isDigit)) {
            return;
        }
        boolean process = move.unit() == Change.Move.Unit.PROCESS;
        Path mount = move.cgroup().hierarchy().mount();
        String threads = name(move.cgroup().threadFile());
        List<String> lists = process ? List.of("cgroup.procs", threads) : List.of(threads);
        written.replaceAll(
                (file, text) -> file.startsWith(mount) && lists.contains(name(file)) ? without(text, move.id()) : text);
        for (String list : lists) {
            Path file = move.cgroup().file(list);
            written.put(file, (read(file).orElse("") + "\n" + move.id()).strip());
        }
    }

    private static String without(String lines, String id) {
        List<String> rest = new ArrayList<>(lines.lines().toList());
        rest.remove(id);
        return String.join("\n", rest);
    }

    private void write(Change.Write write) {
        written.put(write.file(), write.write().value());
    }

    @Override
    public Optional<String> read(Path file) {
        String text = written.get(file);
        if (text != null) {
            return Optional.of(text);
        }
        Path directory = file.getParent();
        if (directory != null && made.contains(directory)) {
            // A new one has the files of the one above, and mostly what they say.
            Path above = directory.getParent();
            return above == null ? Optional.empty() : read(above.resolve(name(file)));
        }
        return isHidden(file) ? Optional.empty() : real.read(file);
    }

    @Override
    public String text(Path file) {
        return read(file).orElseThrow(() -> new KernelException("read(\"" + file + "\")", Errno.ENOENT));
    }

    @Override
    public boolean isDirectory(Path directory) {
        return made.contains(directory) || (!isHidden(directory) && real.isDirectory(directory));
    }

    @Override
    public List<String> directories(Path directory) {
        TreeSet<String> names = new TreeSet<>();
        made.stream().filter(each -> directory.equals(each.getParent())).forEach(each -> names.add(name(each)));
        if (!isHidden(directory)) {
            real.directories(directory).stream()
                    .filter(name -> !removed.contains(directory.resolve(name)))
                    .forEach(names::add);
        }
        return List.copyOf(names);
    }

    @Override
    public List<String> files(Path directory) {
        TreeSet<String> names = new TreeSet<>();
        written.keySet().stream()
                .filter(file -> directory.equals(file.getParent()))
                .forEach(file -> names.add(name(file)));
        if (made.contains(directory) && directory.getParent() != null) {
            names.addAll(files(directory.getParent()));
        } else if (!isHidden(directory)) {
            names.addAll(real.files(directory));
        }
        return List.copyOf(names);
    }

    private boolean isHidden(Path path) {
        return removed.stream().anyMatch(path::startsWith);
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
