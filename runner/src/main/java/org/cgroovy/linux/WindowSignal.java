package org.cgroovy.linux;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/** Calls back when the size of the caller's terminal changes (SIGWINCH), until closed. */
@SuppressWarnings("sunapi") // the JDK has no other way to hear of a signal
public final class WindowSignal implements AutoCloseable {
    private final Signal signal = new Signal("WINCH");
    private final SignalHandler previous;

    public WindowSignal(Runnable onChange) {
        previous = Signal.handle(signal, s -> onChange.run());
    }

    @Override
    public void close() {
        Signal.handle(signal, previous);
    }
}
