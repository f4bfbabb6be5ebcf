package org.cgroovy.runner;

import org.cgroovy.linux.Errno;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.KernelException;

/** A process by its descriptor. Once closed it can no longer be signalled, so never another that got the same number. */
final class Pidfd {
    private final Kernel kernel;
    private final int fd;
    private boolean closed;

    Pidfd(Kernel kernel, int fd) {
        this.kernel = kernel;
        this.fd = fd;
    }

    int fd() {
        return fd;
    }

    /** Gives whether there was still a process to hear it. */
    synchronized boolean signal(int number) {
        if (closed) {
            return false;
        }
        try {
            kernel.pidfdSendSignal(fd, number);
            return true;
        } catch (KernelException e) {
            if (e.errno() == Errno.ESRCH) {
                return false;
            }
            throw e;
        }
    }

    synchronized void close() {
        if (!closed) {
            closed = true;
            kernel.close(fd);
        }
    }
}
