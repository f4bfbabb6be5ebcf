package org.cgroovy.runner;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cgroovy.cgroup.tree.Cgroup;
import org.cgroovy.linux.IoBuffer;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.KernelException;

/**
 * Waits until the kernel says that something happened to cgroups: by inotify on their event files, and for the memory of v1,
 * which has none, by an eventfd. What the kernel does not tell of, such as CPU time, has to be looked at now and then.
 *
 * @see "Linux cgroup-v2.rst, memory.events; cgroup-v1/memory.rst, OOM Control; cgroup-v1/cgroups.rst, Notification API"
 */
public final class CgroupEvents implements AutoCloseable {
    private static final List<String> FILES = List.of(
            "cgroup.events",
            "memory.events",
            "memory.swap.events",
            "pids.events",
            "misc.events",
            "hugetlb.2MB.events",
            "hugetlb.1GB.events");
    private static final int BUFFER = 4096;

    private final Kernel kernel;
    private final int inotify;
    private final List<Integer> eventfds = new ArrayList<>();
    private final List<Integer> held = new ArrayList<>();
    private final IoBuffer buffer = new IoBuffer(BUFFER);

    /** @throws KernelException when no more can be watched */
    public CgroupEvents(Kernel kernel, List<Cgroup> cgroups) {
        this.kernel = kernel;
        this.inotify = kernel.inotify();
        try {
            for (Cgroup cgroup : cgroups) {
                watchFiles(cgroup);
                watchMemory(cgroup);
            }
        } catch (KernelException e) {
            close();
            throw e;
        }
    }

    private void watchFiles(Cgroup cgroup) {
        for (String name : FILES) {
            Path file = cgroup.file(name);
            if (Files.exists(file)) {
                kernel.watchModified(inotify, file.toString());
            }
        }
    }

    private void watchMemory(Cgroup cgroup) {
        Path control = cgroup.file("cgroup.event_control");
        if (!Files.exists(control) || !Files.exists(cgroup.file("memory.oom_control")) || !Files.isWritable(control)) {
            return;
        }
        int event = kernel.eventfd();
        eventfds.add(event);
        int oom = kernel.open(cgroup.file("memory.oom_control").toString(), Kernel.O_RDONLY, 0);
        held.add(oom);
        kernel.writeFile(control.toString(), event + " " + oom);
    }

    /** Waits at most that long; gives whether there was an event. One that came since the last time counts. */
    public boolean await(Duration atMost) {
        int[] fds = new int[1 + eventfds.size()];
        fds[0] = inotify;
        for (int i = 0; i < eventfds.size(); i++) {
            fds[i + 1] = eventfds.get(i);
        }
        boolean[] ready = kernel.poll(fds, (int) Math.min(Integer.MAX_VALUE, Math.max(0, atMost.toMillis())));
        boolean any = false;
        for (int i = 0; i < fds.length; i++) {
            if (ready[i]) {
                any = true;
                drain(fds[i]);
            }
        }
        return any;
    }

    private void drain(int fd) {
        while (kernel.read(fd, buffer) > 0) {
            // what happened is read from the cgroup's files
        }
    }

    @Override
    public void close() {
        kernel.close(inotify);
        eventfds.forEach(kernel::close);
        held.forEach(kernel::close);
    }
}
