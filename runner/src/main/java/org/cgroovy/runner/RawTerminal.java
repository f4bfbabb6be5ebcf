package org.cgroovy.runner;

import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.Tty;

/** The caller's terminal as it is while a program of a container has it: every key goes through. Closing puts it back. */
final class RawTerminal implements AutoCloseable {
    static final int STDIN = 0;
    static final int STDOUT = 1;

    private final Transfer transfer;
    private final Tty tty;
    private final byte[] mode;
    private final Thread hook;

    RawTerminal(Kernel kernel) {
        this.transfer = new Transfer(kernel);
        this.tty = new Tty(kernel, STDIN);
        this.mode = tty.mode();
        this.hook = new Thread(() -> tty.restore(mode), "cgroovy-terminal");
        Runtime.getRuntime().addShutdownHook(hook);
        tty.makeRaw();
    }

    int size() {
        return tty.size();
    }

    /** Takes the screen back too from a program that did not give it back. */
    void clean(ScreenModes screen, boolean newLine) {
        write(screen.leave());
        if (newLine) {
            write(screen.freshLine());
        }
    }

    /** What cannot be written is lost with the terminal. */
    void write(byte[] bytes) {
        if (bytes.length > 0) {
            transfer.write(STDOUT, bytes);
        }
    }

    @Override
    public void close() {
        tty.restore(mode);
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM is ending: the hook runs or has run
        }
    }
}
