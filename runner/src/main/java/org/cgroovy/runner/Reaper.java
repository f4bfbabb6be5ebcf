package org.cgroovy.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.cgroovy.linux.ExitStatus;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.KernelException;

/** One thread that waits for the end of all processes that were launched. */
final class Reaper {
    private final Kernel kernel;
    private final int wake;
    private final Map<Integer, CompletableFuture<ExitStatus>> awaited = new ConcurrentHashMap<>();

    Reaper(Kernel kernel) {
        this.kernel = kernel;
        this.wake = kernel.eventfd();
        var thread = new Thread(this::loop, "cgroovy-reaper");
        thread.setDaemon(true);
        thread.start();
    }

    /** Takes over a pidfd; the future completes when the process has ended and been reaped. */
    CompletableFuture<ExitStatus> await(int pidfd) {
        var end = new CompletableFuture<ExitStatus>();
        awaited.put(pidfd, end);
        kernel.signalEvent(wake);
        return end;
    }

    private void loop() {
        while (true) {
            List<Integer> pidfds = new ArrayList<>(awaited.keySet());
            pidfds.add(wake);
            int[] fds = pidfds.stream().mapToInt(Integer::intValue).toArray();
            boolean[] ready = kernel.poll(fds, -1);
            for (int i = 0; i < fds.length; i++) {
                if (ready[i] && fds[i] == wake) {
                    kernel.clearEvent(wake);
                } else if (ready[i]) {
                    reap(fds[i]);
                }
            }
        }
    }

    private void reap(int pidfd) {
        CompletableFuture<ExitStatus> end = awaited.get(pidfd);
        try {
            Optional<ExitStatus> status = kernel.waitFor(pidfd, false);
            if (status.isPresent()) {
                awaited.remove(pidfd);
                end.complete(status.get());
            }
        } catch (KernelException e) { // ECHILD: another process's child; all we learn is that it has ended
            awaited.remove(pidfd);
            end.complete(ExitStatus.UNKNOWN);
        }
    }
}
