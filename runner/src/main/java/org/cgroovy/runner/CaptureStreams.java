package org.cgroovy.runner;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.cgroovy.linux.IoBuffer;
import org.cgroovy.linux.Kernel;
import org.cgroovy.linux.Pipe;

/** No input; output and error are collected. */
final class CaptureStreams implements Streams {
    private static final int CHUNK = 16 * 1024;

    private final Kernel kernel;
    private final Executor threads;
    private final int nothing;
    private final Pipe out;
    private final Pipe err;
    private final ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    private CompletableFuture<Void> copying = CompletableFuture.completedFuture(null);

    CaptureStreams(Kernel kernel, Executor threads) {
        this.kernel = kernel;
        this.threads = threads;
        this.nothing = kernel.open("/dev/null", Kernel.O_RDONLY, 0);
        this.out = kernel.pipe();
        this.err = kernel.pipe();
    }

    @Override
    public Map<String, Integer> fds() {
        return Map.of("stdin", nothing, "stdout", out.writeEnd(), "stderr", err.writeEnd());
    }

    @Override
    public void launched() {
        kernel.close(nothing);
        kernel.close(out.writeEnd());
        kernel.close(err.writeEnd());
        copying = CompletableFuture.runAsync(this::copy, threads);
    }

    private void copy() {
        var buffer = new IoBuffer(CHUNK);
        boolean outOpen = true;
        boolean errOpen = true;
        while (outOpen || errOpen) {
            boolean[] ready = kernel.poll(
                    outOpen && errOpen
                            ? new int[] {out.readEnd(), err.readEnd()}
                            : new int[] {outOpen ? out.readEnd() : err.readEnd()},
                    -1);
            boolean outReady = outOpen && ready[0];
            boolean errReady = errOpen && ready[ready.length - 1] && !(outOpen && ready.length == 1);
            outOpen = !outReady ? outOpen : read(out.readEnd(), buffer, outBytes);
            errOpen = !errReady ? errOpen : read(err.readEnd(), buffer, errBytes);
        }
    }

    private boolean read(int fd, IoBuffer buffer, ByteArrayOutputStream sink) {
        int count = kernel.read(fd, buffer);
        if (count > 0) {
            sink.writeBytes(buffer.first(count));
        }
        return count > 0;
    }

    @Override
    public Result finish(Result result) {
        copying.join();
        kernel.close(out.readEnd());
        kernel.close(err.readEnd());
        return result.withOutput(outBytes.toByteArray(), errBytes.toByteArray());
    }

    @Override
    public void abandon() {
        kernel.close(nothing);
        kernel.close(out.readEnd());
        kernel.close(out.writeEnd());
        kernel.close(err.readEnd());
        kernel.close(err.writeEnd());
    }
}
