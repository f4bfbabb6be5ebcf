package org.cgroovy.runner;

import org.cgroovy.linux.Errno;

/**
 * A step that the kernel refused, in one readable line: what was tried on what, the kernel's reason, the likely cause
 * and the remedy. Everything before that step has been undone.
 */
public final class KernelFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String step;
    private final Errno errno;

    KernelFailure(String step, String call, Errno errno, Advice advice, Throwable cause) {
        super(call + ": " + errno + ", " + errno.description() + advice.text() + " (" + step + ")", cause);
        this.step = step;
        this.errno = errno;
    }

    /** Which step of the plan it was: {@code step 7 of 12}. */
    public String step() {
        return step;
    }

    public Errno errno() {
        return errno;
    }
}
