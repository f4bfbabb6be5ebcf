package org.cgroovy.runner.service;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.cgroovy.runner.RunnerException;

/** The containers of one user that are being started. With those that run they are what he has; one may be both for a moment. */
final class Starting {
    private final Supplier<Set<String>> running;
    private final Set<String> names = new HashSet<>();

    /** @param running the names of those that run */
    Starting(Supplier<Set<String>> running) {
        this.running = running;
    }

    /**
     * Takes a place, until {@link #end}.
     *
     * @throws RunnerException when he has as many as he may, or that one is being started already
     */
    synchronized void begin(String name, int most) {
        var all = new HashSet<>(running.get());
        all.addAll(names);
        if (all.size() >= most) {
            throw new RunnerException("you have " + all.size() + " containers, and may have " + most
                    + "; end some, or ask root for more (containers in the policy of cgroovy runner)");
        }
        if (!names.add(name)) {
            throw new RunnerException("container " + name + " is being started; take another name");
        }
    }

    synchronized void end(String name) {
        names.remove(name);
    }

    synchronized boolean isEmpty() {
        return names.isEmpty();
    }
}
