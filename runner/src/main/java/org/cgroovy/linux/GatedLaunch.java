package org.cgroovy.linux;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntConsumer;

/**
 * A launch without shared memory: the child waits at a gate while its parent writes the id mappings, and its parent
 * waits for the end of a pipe that exec closes.
 */
final class GatedLaunch {
    private final Kernel kernel;

    GatedLaunch(Kernel kernel) {
        this.kernel = kernel;
    }

    Launched launch(
            LaunchProgram program,
            Map<String, Integer> fds,
            Function<Map<String, Integer>, LaunchImage> images,
            IntConsumer mapIds) {
        Pipe gate = kernel.pipe();
        Pipe alive = kernel.pipe();
        var all = new HashMap<>(fds);
        all.put(LaunchProgram.GATE, gate.readEnd());
        all.put(LaunchProgram.ALIVE, alive.writeEnd());
        LaunchImage image = images.apply(all);
        long pid;
        try {
            image.encode();
            pid = kernel.code().launch(image.block());
        } finally {
            kernel.close(gate.readEnd());
            kernel.close(alive.writeEnd());
        }
        try {
            Kernel.check(pid, program::cloneText);
            openGate(gate, (int) pid, program, image, mapIds);
            kernel.read(alive.readEnd(), new IoBuffer(1)); // its end comes with exec or exit
        } finally {
            kernel.close(gate.writeEnd());
            kernel.close(alive.readEnd());
        }
        return Launcher.reached(kernel, program, image, pid);
    }

    /** A child that failed before the gate says why; a child that does not wait there is not waited for. */
    private void openGate(Pipe gate, int pid, LaunchProgram program, LaunchImage image, IntConsumer mapIds) {
        try {
            mapIds.accept(pid);
            pass(gate);
        } catch (RuntimeException e) {
            kernel.pidfdSendSignal(image.pidfd(), Signal.KILL.number());
            kernel.waitFor(image.pidfd(), true);
            kernel.close(image.pidfd());
            throw image.failed() ? Launcher.failure(program, image) : e;
        }
    }

    private void pass(Pipe gate) {
        try {
            kernel.write(gate.writeEnd(), new byte[] {1}, () -> "write(gate)");
        } catch (KernelException e) {
            if (e.errno() != Errno.EPIPE) {
                throw e;
            }
        }
    }
}
