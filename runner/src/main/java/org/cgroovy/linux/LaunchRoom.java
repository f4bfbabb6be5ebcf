package org.cgroovy.linux;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The memory in which one thread writes launch images; a child sees it too, whether it shares ours or not. The last image
 * stays, for a program that is launched again: then only the numbers of its open files change.
 */
final class LaunchRoom {
    private static final int PROT_READ_WRITE = 3;
    private static final int MAP_SHARED_ANONYMOUS = 0x21;
    private static final int USUAL_BYTES = 128 * 1024;

    private record Written(LaunchProgram program, LaunchImage image) {}

    private final Kernel kernel;
    private final List<Integer> ignoredSignals;
    private NativeMemory memory;
    private Optional<Written> last = Optional.empty();

    LaunchRoom(Kernel kernel, List<Integer> ignoredSignals) {
        this.kernel = kernel;
        this.ignoredSignals = ignoredSignals;
        this.memory = map(USUAL_BYTES);
    }

    /** An image that is ready for launch. */
    LaunchImage ready(LaunchProgram program, Map<String, Integer> fds) {
        Optional<LaunchImage> again =
                last.filter(written -> written.program.equals(program)).map(Written::image);
        if (again.isPresent()) {
            again.get().renew(fds);
            return again.get();
        }
        LaunchImage image = blank(program, fds);
        image.encode();
        last = Optional.of(new Written(program, image));
        return image;
    }

    /** An image that is still to be encoded. */
    LaunchImage blank(LaunchProgram program, Map<String, Integer> fds) {
        forget();
        makeRoom(LaunchImage.size(program, ignoredSignals));
        return new LaunchImage(program, kernel.architecture(), fds, ignoredSignals, memory);
    }

    /** A launch that failed has left its traces in the image. */
    void forget() {
        last = Optional.empty();
    }

    private void makeRoom(int size) {
        if (memory.bytes().capacity() < size) {
            kernel.raw(Syscall.MUNMAP, memory.address(), memory.bytes().capacity());
            memory = map(size);
        }
    }

    private NativeMemory map(int size) {
        long address = Kernel.check(
                kernel.raw(Syscall.MMAP, 0, size, PROT_READ_WRITE, MAP_SHARED_ANONYMOUS, -1), () -> "mmap()");
        return new NativeMemory(NativeCode.buffer(address, size), address);
    }
}
