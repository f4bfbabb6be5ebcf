package org.cgroovy.cgroup;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds who is in a cgroup and below: what the kernel's EBUSY leaves out. */
public final class Occupants {
    private final Path proc;

    private Occupants(Path proc) {
        this.proc = proc;
    }

    /** The processes in the cgroup of a directory and below, in the order of the directories; none when it is gone. */
    public static List<Occupant> of(Path directory) {
        return of(directory, Path.of("/proc"));
    }

    static List<Occupant> of(Path directory, Path proc) {
        List<Occupant> found = new ArrayList<>();
        new Occupants(proc).collect(directory, found);
        return List.copyOf(found);
    }

    private void collect(Path directory, List<Occupant> found) {
        // A threaded cgroup refuses to read cgroup.procs; its threads are in cgroup.threads.
        String pids = ControlFiles.HOST
                .read(directory.resolve("cgroup.procs"))
                .or(() -> ControlFiles.HOST.read(directory.resolve("cgroup.threads")))
                .orElse("");
        pids.lines().forEach(line -> found.add(occupant(Integer.parseInt(line), directory)));
        for (Path child : children(directory)) {
            collect(child, found);
        }
    }

    private Occupant occupant(int pid, Path directory) {
        String command = ControlFiles.HOST
                .read(proc.resolve(Integer.toString(pid)).resolve("comm"))
                .orElse("?");
        return new Occupant(pid, command, directory.toString());
    }

    private static List<Path> children(Path directory) {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, Files::isDirectory)) {
            stream.forEach(children::add);
        } catch (IOException e) {
            // Removed meanwhile: then nobody is in it.
            return List.of();
        }
        children.sort(null);
        return children;
    }
}
