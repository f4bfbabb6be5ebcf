package org.cgroovy.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cgroovy.cgroup.ControlFiles;
import org.cgroovy.linux.Errno;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.Signal;
import org.cgroovy.plan.Op;

/** Makes cgroups, and removes them with all that is in them. */
final class CgroupDirectories {
    private static final long PATIENCE_NANOS = 5_000_000_000L;
    private static final long FIRST_PAUSE_NANOS = 50_000;
    private static final long LONGEST_PAUSE_NANOS = 20_000_000;

    private final Kernel kernel;

    CgroupDirectories(Kernel kernel) {
        this.kernel = kernel;
    }

    /** Makes a cgroup; those above it are made too when they are missing, also when another process just removed them. */
    void make(Path directory) {
        try {
            kernel.mkdir(directory.toString(), 0755);
        } catch (KernelException e) {
            if (e.errno() != Errno.ENOENT) {
                throw e;
            }
            makeIfMissing(parent(directory));
            make(directory);
        }
    }

    private void makeIfMissing(Path directory) {
        try {
            kernel.mkdir(directory.toString(), 0755);
        } catch (KernelException e) {
            if (e.errno() == Errno.ENOENT) {
                makeIfMissing(parent(directory));
                makeIfMissing(directory);
            } else if (e.errno() != Errno.EEXIST) {
                throw e;
            }
        }
    }

    /** Lets a v2 cgroup's children have a controller; gives whether that was new. */
    boolean enable(Path subtreeControl, String controller) {
        makeIfMissing(parent(subtreeControl));
        try {
            if (List.of(Files.readString(subtreeControl).strip().split(" ")).contains(controller)) {
                return false;
            }
        } catch (IOException e) {
            throw new KernelException("open(\"" + subtreeControl + "\")", Errno.ENOENT);
        }
        handDown(subtreeControl, controller);
        return true;
    }

    /**
     * The same, without a look at what it has. Where processes are, the kernel would take a controller that threads can have,
     * and make the cgroup a threaded one, below which no process can be: that is refused like the other controllers.
     */
    void handDown(Path subtreeControl, String controller) {
        Path directory = parent(subtreeControl);
        // The root of the hierarchy has no such file, and may have processes.
        boolean domain = ControlFiles.HOST
                .read(directory.resolve("cgroup.type"))
                .filter("domain"::equals)
                .isPresent();
        if (domain && !processes(directory).isEmpty()) {
            throw new KernelException("write(\"" + subtreeControl + "\", \"+" + controller + "\")", Errno.EBUSY);
        }
        kernel.writeFile(subtreeControl.toString(), "+" + controller);
    }

    List<Integer> processes(Path directory) {
        try (Stream<String> lines = Files.lines(directory.resolve("cgroup.procs"))) {
            return lines.map(Integer::valueOf).filter(pid -> pid > 0).toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            return List.of();
        }
    }

    /** Kills every process in it and below: with cgroup.kill where there is one, else one by one. */
    void kill(Path directory) {
        Path kill = directory.resolve("cgroup.kill");
        if (Files.exists(kill)) {
            writeUnlessGone(kill, "1");
            return;
        }
        thaw(directory);
        for (Path child : tree(directory)) {
            processes(child).forEach(this::kill);
        }
    }

    /** Kills every process in it and below, also those that are just being forked, and waits until all are gone. */
    void killAll(Path directory) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        long pause = FIRST_PAUSE_NANOS;
        kill(directory);
        while (tree(directory).stream().anyMatch(each -> !processes(each).isEmpty())) {
            if (System.nanoTime() > end) {
                throw new KernelException("kill all in \"" + directory + "\" within 5 s", Errno.ETIMEDOUT);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
            kill(directory);
        }
    }

    /** A frozen v1 process does not hear even SIGKILL. */
    private void thaw(Path directory) {
        Path freezer = directory.resolve("freezer.state");
        if (Files.exists(freezer)) {
            writeUnlessGone(freezer, "THAWED");
        }
    }

    /** A cgroup whose last process has just ended may be removed at any moment by who waited for that. */
    private void writeUnlessGone(Path file, String value) {
        try {
            kernel.writeFile(file.toString(), value);
        } catch (KernelException e) {
            if (e.errno() != Errno.ENOENT && e.errno() != Errno.ENODEV) {
                throw e;
            }
        }
    }

    private void kill(int pid) {
        try {
            kernel.kill(pid, Signal.KILL.number());
        } catch (KernelException e) {
            if (e.errno() != Errno.ESRCH) {
                throw e;
            }
        }
    }

    /** Removes a cgroup and those below it, whose processes have been told to end; waits for them a little. */
    void remove(Path directory) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        long pause = FIRST_PAUSE_NANOS;
        while (!tryRemove(directory)) {
            if (System.nanoTime() > end) {
                var refusal = new KernelException("rmdir(\"" + directory + "\")", Errno.EBUSY);
                throw KernelFailure.of(new Op.MakeCgroup(directory), refusal);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
        }
    }

    private boolean tryRemove(Path directory) {
        try {
            kernel.rmdir(directory.toString());
            return true;
        } catch (KernelException e) {
            if (e.errno() == Errno.ENOENT) {
                return true;
            }
            if (e.errno() != Errno.EBUSY && e.errno() != Errno.ENOTEMPTY) {
                throw e;
            }
        }
        children(directory).forEach(this::tryRemove);
        return false;
    }

    /** Removes the cgroup above, which containers share, if this was the last one in it. */
    void removeParentIfEmpty(Path directory) {
        removeIfEmpty(parent(directory));
    }

    private static Path parent(Path directory) {
        return directory.resolve("..").normalize();
    }

    /** Removes a cgroup if nothing is in it. */
    void removeIfEmpty(Path directory) {
        try {
            kernel.rmdir(directory.toString());
        } catch (KernelException e) {
            // in use, or gone: both are well
        }
    }

    private static List<Path> tree(Path directory) {
        var all = new ArrayList<Path>();
        for (Path child : children(directory)) {
            all.addAll(tree(child));
        }
        all.add(directory);
        return all;
    }

    private static List<Path> children(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(Files::isDirectory).toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
