package org.cgroovy.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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

    private final Kernel kernel;
    private final ThreadLocal<LaunchRoom> rooms;

    public Launcher(Kernel kernel) {
        this.kernel = kernel;
        List<Integer> ignored = IgnoredSignals.of(kernel);
        this.rooms = ThreadLocal.withInitial(() -> new LaunchRoom(kernel, ignored));
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
        LaunchRoom room = rooms.get();
        return program.sharesMemory()
                ? launchSharing(program, fds, room)
                : new GatedLaunch(kernel).launch(program, fds, all -> room.blank(program, all), mapIds);
    }

    private Launched launchSharing(LaunchProgram program, Map<String, Integer> fds, LaunchRoom room) {
        LaunchImage image = room.ready(program, fds);
        long pid = kernel.code().launch(image.block());
        if (image.failed()) {
            room.forget();
        }
        return reached(kernel, program, image, pid);
    }

    /** The process, or the reason why it did not reach exec; then it has been reaped. */
    static Launched reached(Kernel kernel, LaunchProgram program, LaunchImage image, long pid) {
        Kernel.check(pid, program::cloneText);
        Launched launched = forked(kernel, program, image).orElse(new Launched((int) pid, image.pidfd()));
        if (!image.failed()) {
            return launched;
        }
        kernel.waitFor(launched.pidfd(), true);
        kernel.close(launched.pidfd());
        throw failure(program, image);
    }

    /** The process that went on in place of the one that was made; that one has ended. */
    private static Optional<Launched> forked(Kernel kernel, LaunchProgram program, LaunchImage image) {
        if (program.sharesMemory() || !program.hasRoom(LaunchProgram.FORKED)) {
            return Optional.empty();
        }
        int pid = ByteBuffer.wrap(image.room(LaunchProgram.FORKED, Long.BYTES))
                .order(ByteOrder.nativeOrder())
                .getInt();
        if (pid == 0) {
            return Optional.empty(); // it did not come so far
        }
        int pidfd = kernel.pidfdOpen(pid);
        kernel.waitFor(image.pidfd(), true);
        kernel.close(image.pidfd());
        return Optional.of(new Launched(pid, pidfd));
    }

    static LaunchException failure(LaunchProgram program, LaunchImage image) {
        int index = image.failedStep();
        return new LaunchException(index, program.steps().get(index), image.errno(), head(program, image));
    }

    private static byte[] head(LaunchProgram program, LaunchImage image) {
        return program.hasRoom(HEAD) ? image.room(HEAD, HEAD_BYTES) : new byte[HEAD_BYTES];
    }
}
