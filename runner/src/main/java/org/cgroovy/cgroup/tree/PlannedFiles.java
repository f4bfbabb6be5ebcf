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
import org.cgroovy.linux.Errno;
import org.cgroovy.linux.KernelException;

/** Cgroups as they would be after some changes that nobody makes. */
public final class PlannedFiles implements CgroupFiles {
    private static final List<String> V1 = List.of("cgroup.procs", "tasks", "notify_on_release");
    private static final List<String> V2 = List.of(
            "cgroup.procs",
            "cgroup.threads",
            "cgroup.controllers",
            "cgroup.subtree_control",
            "cgroup.events",
            "cgroup.freeze",
            "cgroup.kill");
    /** What a new cgroup has before anything is written, of what scripts are likely to ask for. */
    private static final Map<String, String> NEW = Map.of(
            "notify_on_release", "0",
            "cgroup.events", "populated 0\nfrozen 0",
            "cgroup.freeze", "0",
            "freezer.state", "THAWED",
            "cpu.cfs_quota_us", "-1",
            "cpu.cfs_period_us", "100000",
            "cpu.shares", "1024",
            "cpu.max", "max 100000",
            "pids.max", "max");

    private final CgroupFiles real;
    private final Map<Path, String> written = new LinkedHashMap<>();
    private final Set<Path> made = new TreeSet<>();
    private final Set<Path> removed = new HashSet<>();

    public PlannedFiles(CgroupFiles real) {
        this.real = real;
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
            written.put(write.file(), write.write().value());
        } else if (change instanceof Change.Enable enable) {
            String now = read(enable.file()).orElse("");
            written.put(enable.file(), (now + " " + enable.controller()).strip());
        } else if (change instanceof Change.Move move) {
            move(move);
        } else if (change instanceof Change.Freeze freeze) {
            setFrozen(freeze.cgroup(), "1", "FROZEN");
        } else if (change instanceof Change.Thaw thaw) {
            setFrozen(thaw.cgroup(), "0", "THAWED");
        } else if (change instanceof Change.Kill kill) {
            walk(kill.cgroup()).forEach(each -> written.put(each.file("cgroup.procs"), ""));
        }
    }

    private void make(Cgroup cgroup) {
        Path directory = cgroup.directory();
        removed.remove(directory);
        made.add(directory);
        for (String file : cgroup.hierarchy().unified() ? V2 : V1) {
            written.put(directory.resolve(file), NEW.getOrDefault(file, ""));
        }
        List<String> controllers = cgroup.hierarchy().controllers();
        NEW.forEach((file, value) -> {
            if (controllers.stream().anyMatch(controller -> file.startsWith(controller + "."))) {
                written.put(directory.resolve(file), value);
            }
        });
    }

    private void forget(Path directory) {
        written.keySet().removeIf(file -> file.startsWith(directory));
        made.removeIf(each -> each.startsWith(directory));
        removed.add(directory);
    }

    private void move(Change.Move move) {
        Path procs = move.file();
        String id = move.id();
        Path mount = move.cgroup().hierarchy().mount();
        written.replaceAll((file, text) ->
                file.startsWith(mount) && file.getFileName().equals(procs.getFileName()) ? without(text, id) : text);
        written.put(procs, (read(procs).orElse("") + "\n" + id).strip());
    }

    private static String without(String lines, String id) {
        List<String> rest = new ArrayList<>(lines.lines().toList());
        rest.remove(id);
        return String.join("\n", rest);
    }

    private void setFrozen(Cgroup cgroup, String v2, String v1) {
        boolean unified = cgroup.hierarchy().unified();
        written.put(cgroup.file(unified ? "cgroup.freeze" : "freezer.state"), unified ? v2 : v1);
    }

    @Override
    public Optional<String> read(Path file) {
        String text = written.get(file);
        return text != null ? Optional.of(text) : isHidden(file) ? Optional.empty() : real.read(file);
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
        if (!isHidden(directory)) {
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
