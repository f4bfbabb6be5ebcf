package org.cgroovy.linux;

/** A system call that the kernel refused: the call with its operands, and the reason. */
public final class KernelException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String message;
    private final String call;
    private final Errno errno;

    public KernelException(String call, Errno errno) {
        this.message = call + ": " + errno + ", " + errno.description();
        this.call = call;
        this.errno = errno;
    }

    /** Never null, as every one has a message. */
    @Override
    public String getMessage() {
        return message;
    }

    /** The call as C: {@code mkdirat(AT_FDCWD, "/x", 0755)}. */
    public String call() {
        return call;
    }

    public Errno errno() {
        return errno;
    }
}
