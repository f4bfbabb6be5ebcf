package org.cgroovy.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgroovy.linux.Signals;

/**
 * While it is open, the signals that would end this process go to the first process of a container instead, as with other
 * runtimes; those that come before it is there wait for it. Not SIGQUIT and SIGUSR1: those the virtual machine has for itself.
 */
public final class ForwardedSignals implements AutoCloseable {
    private static final List<String> NAMES = List.of("HUP", "INT", "TERM", "USR2", "ALRM");

    private final Signals signals = new Signals(NAMES, this::forward);
    private final List<Integer> waiting = new ArrayList<>();
    private Optional<Container> container = Optional.empty();

    public synchronized void to(Container started) {
        container = Optional.of(started);
        waiting.forEach(number -> send(started, number));
        waiting.clear();
    }

    private synchronized void forward(int number) {
        container.ifPresentOrElse(target -> send(target, number), () -> waiting.add(number));
    }

    private static void send(Container container, int number) {
        try {
            container.kill(number);
        } catch (RunnerException e) {
            // it has ended meanwhile, and we do so presently
        }
    }

    @Override
    public void close() {
        signals.close();
    }
}
