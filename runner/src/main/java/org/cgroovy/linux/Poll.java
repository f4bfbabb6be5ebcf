package org.cgroovy.linux;

/** ppoll(2) over descriptors that are to be read. */
final class Poll {
    private static final int POLLIN = 1;
    private static final int ENTRY = 8;
    private static final long MILLIS = 1_000_000;

    private final Kernel kernel;

    Poll(Kernel kernel) {
        this.kernel = kernel;
    }

    boolean[] poll(int[] fds, int timeoutMillis) {
        NativeMemory memory = kernel.scratch();
        long entries = memory.reserve(fds.length * ENTRY);
        for (int i = 0; i < fds.length; i++) {
            memory.putLong(entries + (long) i * ENTRY, (fds[i] & 0xffff_ffffL) | (long) POLLIN << 32);
        }
        long timeout = timeoutMillis < 0 ? 0 : timespec(memory, timeoutMillis);
        long count = kernel.raw(Syscall.PPOLL, entries, fds.length, timeout, 0, 0);
        var ready = new boolean[fds.length];
        if (Kernel.isError((int) count, Errno.EINTR)) {
            return ready;
        }
        Kernel.check(count, () -> "ppoll()");
        for (int i = 0; i < fds.length; i++) {
            ready[i] = memory.getInt(entries + (long) i * ENTRY + 4) >>> 16 != 0;
        }
        return ready;
    }

    private static long timespec(NativeMemory memory, int millis) {
        long at = memory.reserve(16);
        memory.putLong(at, millis / 1000);
        memory.putLong(at + 8, millis % 1000 * MILLIS);
        return at;
    }
}
