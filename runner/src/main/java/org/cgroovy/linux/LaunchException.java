package org.cgroovy.linux;

/** A launch that did not reach exec: which step the kernel refused, and why. Nothing of the process is left. */
public final class LaunchException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int index;
    private final transient Step step;
    private final Errno errno;
    private final byte[] head;

    LaunchException(int index, Step step, Errno errno, byte[] head) {
        super(step.callText() + ": " + errno + ", " + errno.description());
        this.index = index;
        this.step = step;
        this.errno = errno;
        this.head = head.clone();
    }

    /** Index of the step in the program; -1 when clone itself failed. */
    public int index() {
        return index;
    }

    public Step step() {
        return step;
    }

    public Errno errno() {
        return errno;
    }

    /** The first bytes of the program's file, as the child read them; zeros when it read none. */
    public byte[] head() {
        return head.clone();
    }
}
