package org.cgroovy.runner;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cgroovy.plan.Op;
import org.cgroovy.plan.Stdio;
import org.cgroovy.spec.ContainerSpec;

/** The start of a container on a thread of its own, which stays before one operation until it is let go on. */
final class HeldStart implements ExecutionProbe {
    private static final long SECONDS = 10;

    private final int index;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    HeldStart(int index) {
        this.index = index;
    }

    @Override
    public void before(int at, Op op) {
        if (at == index) {
            reached.countDown();
            await(goOn);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("not within " + SECONDS + " s");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Comes back when it is held. */
    CompletableFuture<Container> start(Runner runner, ContainerSpec spec) {
        var started = CompletableFuture.supplyAsync(() -> runner.start(spec, Stdio.CAPTURE));
        await(reached);
        return started;
    }

    /** Closes it on one more thread, and lets the start go on. */
    void closeMeanwhile(Runner runner) throws Exception {
        var closed = CompletableFuture.runAsync(runner::close);
        Thread.sleep(20);
        goOn.countDown();
        closed.get(SECONDS, TimeUnit.SECONDS);
    }
}
