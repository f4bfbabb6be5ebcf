package org.cgroovy.linux;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Runs launch programs. The calling thread must live as long as its children may: PR_SET_PDEATHSIG counts threads.
 *
 * @see "clone(2), vfork(2)"
 */
public final class Launcher {
    /** Room for the first bytes of the program's file, read by the child where it cannot be executed. */
    public static final String HEAD = "head";

    public static final int HEAD_BYTES = 256;

    private static final int PROT_READ_WRITE = 3;
    private static final int MAP_SHARED_ANONYMOUS = 0x21;

    private static final int USUAL_BYTES = 128 * 1024;

    private final Kernel kernel;
    private final List<Integer> ignoredSignals;
    private final ThreadLocal<NativeMemory> rooms = ThreadLocal.withInitial(() -> map(USUAL_BYTES));

    public Launcher(Kernel kernel) {
        this.kernel = kernel;
        this.ignoredSignals = IgnoredSignals.of(kernel);
    }

    /**
     * Launches and returns when the child has reached exec.
     *
     * @param fds the open files that the program names
     * @param mapIds called with the child's pid before a child that shares no memory goes on
     */
    public Launched launch(LaunchProgram program, Map<String, Integer> fds, IntConsumer mapIds) {
        Optional<Integer> namespace = program.pidNamespace().map(fds::get);
        if (namespace.isEmpty()) {
            return launchHere(program, fds, mapIds);
        }
        int own = kernel.open("/proc/thread-self/ns/pid", Kernel.O_RDONLY, 0);
        try {
            kernel.setns(namespace.get(), Namespace.PID);
            return launchHere(program, fds, mapIds);
        } finally {
            kernel.setns(own, Namespace.PID);
            kernel.close(own);
        }
    }

    private Launched launchHere(LaunchProgram program, Map<String, Integer> fds, IntConsumer mapIds) {
        NativeMemory memory = room(LaunchImage.size(program, ignoredSignals));
        return program.sharesMemory()
                ? launchSharing(program, image(program, fds, memory))
                : new GatedLaunch(kernel).launch(program, fds, all -> image(program, all, memory), mapIds);
    }

    /** Memory that a child sees too, whether it shares ours or not. Each launching thread keeps its own. */
    private NativeMemory room(int size) {
        NativeMemory kept = rooms.get();
        if (kept.bytes().capacity() >= size) {
            return kept;
        }
        kernel.raw(Syscall.MUNMAP, kept.address(), kept.bytes().capacity());
        NativeMemory larger = map(size);
        rooms.set(larger);
        return larger;
    }

    private NativeMemory map(int size) {
        long address = Kernel.check(
                kernel.raw(Syscall.MMAP, 0, size, PROT_READ_WRITE, MAP_SHARED_ANONYMOUS, -1), () -> "mmap()");
        return new NativeMemory(NativeCode.buffer(address, size), address);
    }

    private LaunchImage image(LaunchProgram program, Map<String, Integer> fds, NativeMemory memory) {
        return new LaunchImage(program, kernel.architecture(), fds, ignoredSignals, memory);
    }

    private Launched launchSharing(LaunchProgram program, LaunchImage image) {
        long pid = kernel.code().launch(image.encode());
        return reached(kernel, program, image, pid);
    }

    /** The process, or the reason why it did not reach exec; then it has been reaped. */
    static Launched reached(Kernel kernel, LaunchProgram program, LaunchImage image, long pid) {
        Kernel.check(pid, program::cloneText);
        if (!image.failed()) {
            return new Launched((int) pid, image.pidfd());
        }
        kernel.waitFor(image.pidfd(), true);
        kernel.close(image.pidfd());
        throw failure(program, image);
    }

    static LaunchException failure(LaunchProgram program, LaunchImage image) {
        int index = image.failedStep();
        return new LaunchException(index, program.steps().get(index), image.errno(), head(program, image));
    }

    private static byte[] head(LaunchProgram program, LaunchImage image) {
        boolean reads = program.steps().stream()
                .anyMatch(step -> step.args().stream()
                        .anyMatch(arg ->
                                arg instanceof Arg.Room room && room.name().equals(HEAD)));
        return reads ? image.room(HEAD, HEAD_BYTES) : new byte[HEAD_BYTES];
    }
}
