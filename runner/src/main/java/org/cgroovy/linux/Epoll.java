package org.cgroovy.linux;

import java.util.function.IntConsumer;

/**
 * Waits for any of many descriptors to be readable; others may be added while a thread waits.
 *
 * @see "epoll(7)"
 */
public final class Epoll {
    private static final int ADD = 1;
    private static final int DEL = 2;
    private static final int EPOLLIN = 1;
    private static final int MOST = 64;

    private final Kernel kernel;
    private final int fd;
    private final int eventBytes;
    private final int dataOffset;

    Epoll(Kernel kernel) {
        this.kernel = kernel;
        this.fd = (int) Kernel.check(kernel.raw(Syscall.EPOLL_CREATE1, Kernel.O_CLOEXEC), () -> "epoll_create1()");
        // struct epoll_event is packed on x86-64 only.
        boolean packed = kernel.architecture() == Architecture.X86_64;
        this.eventBytes = packed ? 12 : 16;
        this.dataOffset = packed ? 4 : 8;
    }

    public void add(int watched) {
        NativeMemory memory = kernel.scratch();
        long event = memory.reserve(16);
        memory.putLong(event, EPOLLIN);
        memory.putLong(event + dataOffset, watched);
        Kernel.check(kernel.raw(Syscall.EPOLL_CTL, fd, ADD, watched, event), () -> "epoll_ctl(EPOLL_CTL_ADD)");
    }

    /** Must be called before the descriptor is closed: a child that has not reached exec may still hold it open. */
    public void remove(int watched) {
        kernel.raw(Syscall.EPOLL_CTL, fd, DEL, watched, 0);
    }

    /** Waits until something is readable, and names all that is. */
    public void await(IntConsumer readable) {
        NativeMemory memory = kernel.scratch();
        long events = memory.reserve(MOST * eventBytes);
        long count = kernel.raw(Syscall.EPOLL_PWAIT, fd, events, MOST, -1, 0);
        if (Kernel.isError((int) count, Errno.EINTR)) {
            return;
        }
        Kernel.check(count, () -> "epoll_pwait()");
        var ready = new int[(int) count];
        for (int i = 0; i < count; i++) {
            ready[i] = memory.getInt(events + (long) i * eventBytes + dataOffset);
        }
        for (int each : ready) {
            readable.accept(each);
        }
    }

    public void close() {
        kernel.close(fd);
    }
}
