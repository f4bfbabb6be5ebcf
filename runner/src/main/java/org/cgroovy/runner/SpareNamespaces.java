package org.cgroovy.runner;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.KernelException;
import org.cgroovy.linux.Namespace;

/**
 * Makes namespaces one ahead: networks, which take the kernel longest to make since every protocol is set up in them, and
 * empty sets of mounts. Both are made, and ended, beside other work. Nothing but a descriptor holds a spare.
 */
final class SpareNamespaces {
    private final Kernel kernel;
    private final ExecutorService maker = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "cgroovy-spares");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<Namespace, Future<Integer>> spares = new EnumMap<>(Namespace.class);
    private final EnumSet<Namespace> used = EnumSet.noneOf(Namespace.class);
    private boolean closed;

    SpareNamespaces(Kernel kernel) {
        this.kernel = kernel;
    }

    /** A fresh namespace, as a descriptor that is the caller's to close. */
    int take(Namespace namespace) {
        try {
            return next(namespace).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunnerException("interrupted while a " + namespace.word() + " namespace was made");
        }
    }

    private synchronized Future<Integer> next(Namespace namespace) {
        used.add(namespace);
        Future<Integer> made = spares.remove(namespace);
        return made == null ? maker.submit(() -> make(namespace)) : made;
    }

    /**
     * Has the next ones made, where there are none. The right moment is when a container has ended: while one starts or
     * ends, this would hold it up, since both wait for RCU grace periods, and the making of a namespace is a long piece of
     * kernel code without a quiescent state.
     */
    synchronized void prepare() {
        for (Namespace namespace : used) {
            if (!closed && !spares.containsKey(namespace)) {
                spares.put(namespace, maker.submit(() -> make(namespace)));
            }
        }
    }

    /** Closes the last descriptor of a namespace that is no longer in use, beside other work: the kernel ends it then. */
    synchronized void end(int namespace) {
        if (closed) {
            kernel.close(namespace);
        } else {
            maker.execute(() -> kernel.close(namespace));
        }
    }

    /** Gives up the spare ones. */
    synchronized void close() {
        closed = true;
        spares.values().forEach(spare -> maker.execute(() -> discard(spare)));
        maker.shutdown();
    }

    private void discard(Future<Integer> made) {
        try {
            kernel.close(made.get());
        } catch (ExecutionException | InterruptedException e) {
            // it was never made
        }
    }

    /** The maker's thread enters the new namespace and comes back. */
    private int make(Namespace namespace) {
        String file = "/proc/thread-self/ns/" + namespace.file();
        int own = kernel.open(file, Kernel.O_RDONLY, 0);
        try {
            kernel.unshare(namespace);
            return furnished(namespace, kernel.open(file, Kernel.O_RDONLY, 0));
        } finally {
            kernel.setns(own, namespace);
            kernel.close(own);
        }
    }

    private int furnished(Namespace namespace, int made) {
        try {
            if (namespace == Namespace.NET) {
                kernel.bringUpLoopback();
            } else {
                kernel.dropMounts();
            }
            return made;
        } catch (KernelException e) {
            kernel.close(made);
            throw e;
        }
    }
}
