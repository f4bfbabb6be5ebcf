package org.cgroovy.runner;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.Namespace;

/**
 * Makes network namespaces one ahead. Making one is the slowest thing about a container (the kernel sets up every
 * protocol in it), so it is done beside other work. Nothing but a descriptor holds the spare.
 */
final class SpareNetworks {
    private final Kernel kernel;
    private final ExecutorService maker = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "cgroovy-networks");
        thread.setDaemon(true);
        return thread;
    });
    private Optional<Future<Integer>> spare = Optional.empty();
    private boolean used;

    SpareNetworks(Kernel kernel) {
        this.kernel = kernel;
    }

    /** A fresh network namespace, as a descriptor that is the caller's to close. */
    int take() {
        try {
            return next().get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunnerException("interrupted while a network namespace was made");
        }
    }

    /** Gives up the spare one. */
    synchronized void close() {
        maker.execute(() -> spare.ifPresent(this::discard));
        maker.shutdown();
    }

    private void discard(Future<Integer> made) {
        try {
            kernel.close(made.get());
        } catch (ExecutionException | InterruptedException e) {
            // it was never made
        }
    }

    private synchronized Future<Integer> next() {
        Future<Integer> taken = spare.orElseGet(() -> maker.submit(this::make));
        spare = Optional.empty();
        used = true;
        return taken;
    }

    /**
     * Has the next one made, when there is none. The right moment is when a container has ended: while one starts or ends,
     * this would hold it up, since both wait for RCU grace periods, and the making of a namespace is a long piece of kernel
     * code without a quiescent state.
     */
    synchronized void prepare() {
        if (used && spare.isEmpty()) {
            spare = Optional.of(maker.submit(this::make));
        }
    }

    /** The maker's thread enters the new namespace and comes back. */
    private int make() {
        int own = kernel.open("/proc/thread-self/ns/net", Kernel.O_RDONLY, 0);
        try {
            kernel.unshare(Namespace.NET);
            kernel.bringUpLoopback();
            return kernel.open("/proc/thread-self/ns/net", Kernel.O_RDONLY, 0);
        } finally {
            kernel.setns(own, Namespace.NET);
            kernel.close(own);
        }
    }
}
