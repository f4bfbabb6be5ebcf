package org.cgroovy.runner;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.Namespace;
import org.cgroovy.linux.StepRunner;
import org.cgroovy.plan.Op;

/**
 * Makes namespaces one set ahead, of the kind that was asked for last: networks, which take the kernel longest to make
 * since every protocol is set up in them, and mounts. They are made, and ended, beside other work. Nothing but
 * descriptors holds a spare.
 */
final class SpareNamespaces {
    private record Spare(Op.TakeNamespaces kind, Future<Map<String, Integer>> made) {}

    private final Kernel kernel;
    private final StepRunner steps;
    private final ExecutorService maker = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "cgroovy-spares");
        thread.setDaemon(true);
        return thread;
    });
    private Optional<Spare> spare = Optional.empty();
    private Optional<Op.TakeNamespaces> asked = Optional.empty();
    private boolean closed;

    SpareNamespaces(Kernel kernel) {
        this.kernel = kernel;
        this.steps = new StepRunner(kernel);
    }

    /** Fresh namespaces by their names, as descriptors that are the caller's to close. */
    Map<String, Integer> take(Op.TakeNamespaces kind) {
        try {
            return next(kind).get();
        } catch (ExecutionException e) {
            throw Waits.unwrapped(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunnerException("interrupted while namespaces were made");
        }
    }

    private synchronized Future<Map<String, Integer>> next(Op.TakeNamespaces kind) {
        asked = Optional.of(kind);
        Optional<Spare> ready = spare;
        spare = Optional.empty();
        if (ready.isPresent() && ready.get().kind.equals(kind)) {
            return ready.get().made;
        }
        ready.ifPresent(other -> maker.execute(() -> discard(other)));
        return maker.submit(() -> make(kind));
    }

    /**
     * Has the next ones made, where there are none. The right moment is when a container has ended: while one starts or
     * ends, this would hold it up, since both wait for RCU grace periods, and the making of a namespace is a long piece of
     * kernel code without a quiescent state.
     */
    synchronized void prepare() {
        if (!closed && spare.isEmpty()) {
            spare = asked.map(kind -> new Spare(kind, maker.submit(() -> make(kind))));
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
        spare.ifPresent(left -> maker.execute(() -> discard(left)));
        maker.shutdown();
    }

    private void discard(Spare unused) {
        try {
            unused.made.get().values().forEach(kernel::close);
        } catch (ExecutionException | InterruptedException e) {
            // they were never made
        }
    }

    /** The maker's thread enters the new namespaces and comes back. */
    private Map<String, Integer> make(Op.TakeNamespaces kind) {
        Map<Namespace, Integer> own = new EnumMap<>(Namespace.class);
        int root = kernel.open("/", Kernel.O_PATH, 0);
        try {
            kind.namespaces().forEach(namespace -> own.put(namespace, openOwn(namespace)));
            return namespacesOf(kind, steps.run(kind.steps(), Map.of("root", root)));
        } finally {
            kernel.close(root);
            own.forEach((namespace, fd) -> {
                kernel.setns(fd, namespace);
                kernel.close(fd);
            });
        }
    }

    private Map<String, Integer> namespacesOf(Op.TakeNamespaces kind, Map<String, Integer> opened) {
        var namespaces = new HashMap<String, Integer>();
        opened.forEach((name, fd) -> {
            if (kind.names().contains(name)) {
                namespaces.put(name, fd);
            } else {
                kernel.close(fd);
            }
        });
        return namespaces;
    }

    private int openOwn(Namespace namespace) {
        return kernel.open("/proc/thread-self/ns/" + namespace.file(), Kernel.O_RDONLY, 0);
    }
}
