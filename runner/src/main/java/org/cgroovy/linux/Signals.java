package org.cgroovy.linux;

import java.util.List;
import java.util.function.IntConsumer;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** Calls back with the number of each of some signals that this process gets, until closed; it does not end by them. */
@SuppressWarnings("sunapi") // the JDK has no other way to hear of a signal
public final class Signals implements AutoCloseable {
    /** The size of the caller's terminal has changed. */
    public static final List<String> WINDOW = List.of("WINCH");

    private record Kept(Signal signal, SignalHandler previous) {}

    private final List<Kept> kept;

    /** @param names without SIG; one that the virtual machine has for itself is an IllegalArgumentException */
    public Signals(List<String> names, IntConsumer onSignal) {
        kept = names.stream()
                .map(Signal::new)
                .map(signal -> new Kept(signal, Signal.handle(signal, s -> onSignal.accept(s.getNumber()))))
                .toList();
    }

    @Override
    public void close() {
        kept.forEach(each -> Signal.handle(each.signal(), each.previous()));
    }
}
