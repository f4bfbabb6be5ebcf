package org.cgroovy.runner;

import java.util.List;
import java.util.Optional;
import org.cgroovy.linux.Kernel;
import org.cgroovy.plan.WindowSize;

/** What somebody else gives a process for its standard input, output and error: three descriptors, or nothing for a terminal. */
public final class ProcessStreams implements AutoCloseable {
    private static final int STANDARD = 3;
    private static final long FUSE = 0x6573_5546;

    private final Kernel kernel;
    private final List<Integer> descriptors;
    private final boolean terminal;
    private final Optional<WindowSize> window;
    private boolean closed;

    /**
     * @param descriptors these three; none where it is to have a terminal
     * @param window the size of that terminal
     */
    public ProcessStreams(Kernel kernel, List<Integer> descriptors, boolean terminal, Optional<WindowSize> window) {
        this.kernel = kernel;
        this.descriptors = List.copyOf(descriptors);
        this.terminal = terminal;
        this.window = window;
    }

    List<Integer> descriptors() {
        return descriptors;
    }

    boolean terminal() {
        return terminal;
    }

    Optional<WindowSize> window() {
        return window;
    }

    /** @throws RunnerException when there are not as many as there must be, or the other side could make us wait */
    public void require() {
        int wanted = terminal ? 0 : STANDARD;
        if (descriptors.size() != wanted) {
            throw new RunnerException("must come with " + wanted + " descriptors, came with " + descriptors.size());
        }
        if (descriptors.stream().anyMatch(fd -> kernel.fileSystem(fd) == FUSE)) {
            throw new RunnerException(
                    "standard input, output or error is a file in FUSE, whose server could hold up the"
                            + " runner, and so all its users; put a pipe between, as in … | cat >FILE");
        }
    }

    /** Closes the descriptors here, once. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            descriptors.forEach(kernel::close);
        }
    }
}
