package org.cgroovy.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.KernelException;

/**
 * The file that a container in the background writes to by itself. When it grows too long, its beginning is given back
 * to the file system as a hole: nobody has to stop writing, and no byte changes its place.
 *
 * @see "fallocate(2), FALLOC_FL_PUNCH_HOLE; lseek(2), SEEK_DATA"
 */
record LogFile(Kernel kernel, Path path) {
    /** So many bytes at the end are kept, and up to twice as many. */
    static final long KEPT = 1 << 20;

    private static final long PAGE = 4096;

    /** Opens it for a container, whose writes all go to its end. */
    int open() {
        return kernel.open(path.toString(), Kernel.O_WRONLY | Kernel.O_CREAT | Kernel.O_APPEND, 0600);
    }

    /** Gives back what is too much; nothing when the file is gone, or its file system knows no holes. */
    void trim() {
        long size = path.toFile().length();
        if (size > KEPT) {
            try {
                trim(size);
            } catch (KernelException e) {
                // it stays as long as it is
            }
        }
    }

    private void trim(long size) {
        int fd = kernel.open(path.toString(), Kernel.O_RDWR, 0);
        try {
            long data = kernel.firstData(fd).orElse(size);
            if (size - data > 2 * KEPT) {
                kernel.punchHole(fd, (size - KEPT) / PAGE * PAGE);
            }
        } finally {
            kernel.close(fd);
        }
    }

    /** What is kept, when nobody writes any more. */
    Log last() {
        trim();
        return read(0);
    }

    /** What is kept from that byte on. After a gap it begins with a whole line. */
    Log read(long from) {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            return read(file, from);
        } catch (NoSuchFileException e) {
            return new Log(from, from, new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the log " + path + ": " + e.getMessage(), e);
        }
    }

    private Log read(FileChannel file, long from) throws IOException {
        long size = file.size();
        long data = size <= KEPT ? 0 : firstData(size);
        long begin = Math.min(Math.max(from, data), size);
        var bytes = ByteBuffer.allocate((int) Math.min(size - begin, Integer.MAX_VALUE - 8));
        while (bytes.hasRemaining() && file.read(bytes, begin + bytes.position()) > 0) {
            // on to the end
        }
        // What was given back while this was read has been read as zeros.
        long lost = size <= KEPT ? 0 : Math.min(Math.max(firstData(size) - begin, 0), bytes.position());
        byte[] text = Arrays.copyOfRange(bytes.array(), (int) lost, bytes.position());
        int whole = begin + lost > from ? lineStart(text) : 0;
        return new Log(from, begin + lost + whole, Arrays.copyOfRange(text, whole, text.length));
    }

    private long firstData(long size) {
        int fd = kernel.open(path.toString(), Kernel.O_RDONLY, 0);
        try {
            return kernel.firstData(fd).orElse(size);
        } finally {
            kernel.close(fd);
        }
    }

    private static int lineStart(byte[] text) {
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }
}
