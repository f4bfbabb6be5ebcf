package org.cgroovy.cgroup.tool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgroovy.linux.Errno;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.PlainFiles;

/** In which cgroup of a hierarchy the threads of a process are, so that they can be put back there. */
final class Membership {
    private final MountedController controller;
    private final long pid;

    Membership(MountedController controller, long pid) {
        this.controller = controller;
        this.pid = pid;
    }

    /** What puts each thread back to where it is now; nothing for those that are outside of what is mounted. */
    Changes.Undo restore() {
        List<Home> homes = new ArrayList<>();
        for (String thread : Joining.threads(pid)) {
            Optional<Path> directory = directory(thread);
            if (directory.isPresent()) {
                homes.add(new Home(thread, directory.get()));
            }
        }
        return new Back(homes, controller.unified(), pid);
    }

    private Optional<Path> directory(String thread) {
        String text;
        try {
            text = PlainFiles.read(Path.of("/proc/" + pid + "/task/" + thread + "/cgroup"));
        } catch (KernelException e) {
            return Optional.empty();
        }
        for (String line : text.split("\n")) {
            String[] fields = line.split(":", 3);
            if (fields.length == 3 && isHere(fields[1]) && !fields[2].startsWith("/..")) {
                Path directory = controller.mount().resolve(fields[2].substring(1));
                return Files.isDirectory(directory) ? Optional.of(directory) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private boolean isHere(String controllers) {
        if (controller.unified()) {
            return controllers.isEmpty();
        }
        for (String name : controllers.split(",")) {
            if (name.equals(controller.name())) {
                return true;
            }
        }
        return false;
    }

    private record Home(String thread, Path directory) {}

    private record Back(List<Home> homes, boolean unified, long pid) implements Changes.Undo {
        @Override
        public void run() {
            if (unified) {
                // Threads of one process are in one domain: the leader's cgroup stands for all that can be restored.
                for (Home home : homes) {
                    if (home.thread.equals(Long.toString(pid))) {
                        write(home.directory.resolve("cgroup.procs"), home.thread);
                    }
                }
                return;
            }
            for (Home home : homes) {
                write(home.directory.resolve("tasks"), home.thread);
            }
        }

        private static void write(Path file, String id) {
            try {
                PlainFiles.write(file, id);
            } catch (KernelException e) {
                if (e.errno() != Errno.ESRCH) {
                    throw e;
                }
            }
        }
    }
}
