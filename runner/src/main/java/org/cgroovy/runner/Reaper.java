package org.cgroovy.runner;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.cgroovy.linux.Epoll;
import org.cgroovy.linux.ExitStatus;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.KernelException;

/** One thread that waits for the end of all processes that were launched. */
final class Reaper {
    private final Kernel kernel;
    private final Epoll epoll;
    private final int wake;
    private volatile boolean closed;
    private final Map<Integer, Consumer<ExitStatus>> awaited = new ConcurrentHashMap<>();

    Reaper(Kernel kernel) {
        this.kernel = kernel;
        this.epoll = kernel.epoll();
        this.wake = kernel.eventfd();
        epoll.add(wake);
        var thread = new Thread(this::loop, "cgroovy-reaper");
        thread.setDaemon(true);
        thread.start();
    }

    /** Calls back, on the waiting thread, when the process has ended and been reaped. */
    void await(int pidfd, Consumer<ExitStatus> onEnd) {
        awaited.put(pidfd, onEnd);
        epoll.add(pidfd);
    }

    private void loop() {
        while (!closed || !awaited.isEmpty()) {
            epoll.await(fd -> {
                if (fd == wake) {
                    kernel.clearEvent(wake);
                } else {
                    reap(fd);
                }
            });
        }
        epoll.close();
        kernel.close(wake);
    }

    /** The thread ends with the last process that it still waits for. */
    void close() {
        closed = true;
        kernel.signalEvent(wake);
    }

    private Optional<ExitStatus> status(int pidfd) {
        try {
            return kernel.waitFor(pidfd, false);
        } catch (KernelException e) { // ECHILD: another process's child
            return Optional.of(kernel.statusOfStranger(pidfd));
        }
    }

    private void reap(int pidfd) {
        status(pidfd).ifPresent(status -> {
            epoll.remove(pidfd);
            Consumer<ExitStatus> onEnd = awaited.remove(pidfd);
            if (onEnd != null) {
                onEnd.accept(status);
            }
        });
    }
}
