package org.cgroovy.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.cgroovy.linux.Errno;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.KernelException;

/**
 * Stops and continues all processes of a container at once.
 *
 * @see "Linux cgroup-v2.rst, cgroup.freeze; cgroup-v1/freezer-subsystem.rst"
 */
final class Freezer {
    private static final long PATIENCE_NANOS = 10_000_000_000L;
    private static final long PAUSE_NANOS = 1_000_000;

    private final Kernel kernel;
    private final List<Path> cgroups;

    Freezer(Kernel kernel, List<Path> cgroups) {
        this.kernel = kernel;
        this.cgroups = cgroups;
    }

    void freeze() {
        set("1", "FROZEN");
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!isFrozen()) {
            if (System.nanoTime() > end) {
                thaw();
                throw new KernelException("freeze " + cgroups + " within 10 s", Errno.ETIMEDOUT);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    void thaw() {
        set("0", "THAWED");
    }

    boolean isFrozen() {
        return cgroups.stream()
                .anyMatch(group -> contains(group.resolve("cgroup.events"), "frozen 1")
                        || contains(group.resolve("freezer.state"), "FROZEN"));
    }

    private void set(String v2, String v1) {
        for (Path group : cgroups) {
            if (Files.exists(group.resolve("cgroup.freeze"))) {
                kernel.writeFile(group.resolve("cgroup.freeze").toString(), v2);
                return;
            }
        }
        for (Path group : cgroups) {
            if (Files.exists(group.resolve("freezer.state"))) {
                kernel.writeFile(group.resolve("freezer.state").toString(), v1);
                return;
            }
        }
        throw new RunnerException("this container has no cgroup with a freezer, so it cannot be paused"
                + (cgroups.isEmpty() ? ": none is delegated to this user; cgroovy doctor says how to get one" : ""));
    }

    private static boolean contains(Path file, String line) {
        try {
            return Files.readAllLines(file).contains(line);
        } catch (IOException e) {
            return false;
        }
    }
}
