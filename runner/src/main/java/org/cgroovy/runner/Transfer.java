package org.cgroovy.runner;

import java.util.Arrays;
import org.cgroovy.linux.Errno;
import org.cgroovy.linux.IoBuffer;
import org.cgroovy.linux.Kernel;

/** Copies what can be read from one descriptor to another; one thread at a time. */
final class Transfer {
    private static final int CHUNK = 64 * 1024;

    private final Kernel kernel;
    private final IoBuffer buffer = new IoBuffer(CHUNK);

    Transfer(Kernel kernel) {
        this.kernel = kernel;
    }

    /** How much was read, 0 when it has to be tried again; -1 at the end of the source. */
    int read(int from) {
        int count = kernel.read(from, buffer);
        if (Kernel.isError(count, Errno.EINTR, Errno.EAGAIN)) {
            return 0;
        }
        return count > 0 ? count : -1;
    }

    /** A copy of what was read. */
    byte[] bytes(int count) {
        return buffer.first(count);
    }

    /** Writes what was read; false when the target takes no more. */
    boolean write(int to, int count) {
        for (int done = 0; done < count; ) {
            int written = kernel.write(to, buffer, done, count - done);
            if (written < 0 && !Kernel.isError(written, Errno.EINTR, Errno.EAGAIN)) {
                return false;
            }
            done += Math.max(written, 0);
        }
        return true;
    }

    /** The same with other bytes, in place of what was read. */
    boolean write(int to, byte[] bytes) {
        for (int from = 0; from < bytes.length; from += CHUNK) {
            int count = Math.min(CHUNK, bytes.length - from);
            buffer.fill(Arrays.copyOfRange(bytes, from, from + count));
            if (!write(to, count)) {
                return false;
            }
        }
        return true;
    }
}
