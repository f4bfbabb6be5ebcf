package org.cgroovy.runner;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.cgroovy.linux.IoBuffer;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.KernelException;

/** Keeps the logs of all containers in the background short. Its thread sleeps while none of them grows. */
final class LogKeeper {
    private static final long PAUSE_NANOS = 20_000_000;
    private static final int GLANCE_MILLIS = 200;
    private static final int EVENTS = 4096;

    private final Kernel kernel;
    private final Set<LogFile> logs = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile boolean closed;
    private Optional<Integer> inotify = Optional.empty();
    private int wake = -1;

    LogKeeper(Kernel kernel) {
        this.kernel = kernel;
    }

    void add(LogFile log) {
        logs.add(log);
        if (started.compareAndSet(false, true)) {
            start();
        }
        watch(log);
    }

    void remove(LogFile log) {
        logs.remove(log);
    }

    private synchronized void start() {
        wake = kernel.eventfd();
        try {
            inotify = Optional.of(kernel.inotify());
        } catch (KernelException e) {
            // No more can be watched: all are looked at now and then.
        }
        var thread = new Thread(this::work, "cgroovy-logs");
        thread.setDaemon(true);
        thread.start();
    }

    private synchronized void watch(LogFile log) {
        inotify.ifPresent(fd -> {
            try {
                kernel.watchModified(fd, log.path().toString());
            } catch (KernelException e) {
                // the container has ended meanwhile
            }
        });
    }

    private void work() {
        var events = new IoBuffer(EVENTS);
        int[] fds = inotify.map(fd -> new int[] {wake, fd}).orElse(new int[] {wake});
        while (!closed) {
            boolean[] ready = kernel.poll(fds, fds.length == 2 ? -1 : GLANCE_MILLIS);
            if (fds.length == 2 && ready[1]) {
                kernel.read(fds[1], events);
            }
            logs.forEach(LogFile::trim);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        for (int fd : fds) {
            kernel.close(fd);
        }
    }

    synchronized void close() {
        closed = true;
        if (wake >= 0) {
            kernel.signalEvent(wake);
        }
    }
}
