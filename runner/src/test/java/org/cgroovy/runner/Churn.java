package org.cgroovy.runner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.cgroovy.cgroup.Limits;
import org.cgroovy.linux.Signal;
import org.cgroovy.plan.Stdio;
import org.cgroovy.spec.ContainerSpec;

/** Many containers, to which something happens all the time; each end has to be the one that was brought about. */
final class Churn {
    /** Until its program can have said what it does about SIGTERM: PID 1 does not hear it before. */
    private static final long YOUTH_NANOS = 3_000_000_000L;

    private static final int KILLED = 128 + 9;

    /** One that runs, and since when. */
    private record Running(Container container, int code, long since) {}

    private final Runner runner;
    private final ContainerSpec spec;
    private final Random random = new Random(1);
    private final List<Running> all = new ArrayList<>();
    private final Map<String, Integer> done = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    Churn(Runner runner, ContainerSpec spec) {
        this.runner = runner;
        this.spec = spec;
    }

    /** Gives how much of what was done, and what was wrong. */
    String run(int count, int seconds) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            all.add(start(i));
        }
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (System.nanoTime() < end) {
            int i = random.nextInt(count);
            if (!attempt(all.get(i), () -> something(i))) {
                all.set(i, start(i));
            }
        }
        Thread.sleep(YOUTH_NANOS / 1_000_000);
        for (Running one : all) {
            boolean unused = attempt(one, () -> end(one, Signal.TERM, one.code()));
        }
        return "churned " + done + " of " + count + ", wrong " + wrong.size() + " "
                + wrong.stream().limit(3).toList();
    }

    /** Gives whether it went well; otherwise the container is removed. */
    private boolean attempt(Running one, Runnable step) {
        try {
            step.run();
            return true;
        } catch (RuntimeException e) {
            wrong.add(e.getMessage() + " after " + (System.nanoTime() - one.since()) / 1_000_000 + " ms; its end: "
                    + endOf(one.container()));
            return false;
        }
    }

    private static String endOf(Container container) {
        try {
            String early = container
                    .waitFor(Duration.ofSeconds(1))
                    .map(String::valueOf)
                    .orElse("none");
            container.remove();
            return early;
        } catch (RuntimeException e) {
            return e.toString();
        }
    }

    private Running start(int i) {
        int code = 1 + i % 100;
        List<String> args =
                List.of("/bin/sh", "-c", "trap 'exit " + code + "' TERM; while :; do sleep 60 & wait; done");
        var its = new ContainerSpec(
                "c" + i,
                spec.hostname(),
                spec.domainname(),
                spec.root(),
                spec.process().withArgs(args),
                spec.mounts(),
                spec.namespaces(),
                spec.limits(),
                spec.maskedPaths(),
                spec.readonlyPaths(),
                spec.seccomp(),
                spec.annotations(),
                false);
        count("start");
        return new Running(runner.start(its, Stdio.CAPTURE), code, System.nanoTime());
    }

    private void something(int i) {
        Running one = all.get(i);
        switch (random.nextInt(5)) {
            case 0 -> {
                one.container().pause();
                one.container().resume();
                count("pause");
            }
            case 1 -> {
                var exit = spec.process().withArgs(List.of("/bin/sh", "-c", "exit 5"));
                expect("exec", one.container().exec(exit, Stdio.CAPTURE), 5);
            }
            case 2 -> {
                one.container().update(Limits.NONE.withPids(10 + random.nextInt(10)));
                count("update");
            }
            case 3 -> {
                boolean counted = one.container().stats().pids().isPresent();
                count(counted ? "stats" : "stats without pids");
            }
            default -> {
                if (System.nanoTime() - one.since() > YOUTH_NANOS) {
                    boolean hard = random.nextBoolean();
                    end(one, hard ? Signal.KILL : Signal.TERM, hard ? KILLED : one.code());
                    all.set(i, start(i));
                }
            }
        }
    }

    private void end(Running one, Signal signal, int code) {
        one.container().kill(signal.number());
        expect(signal == Signal.KILL ? "kill" : "term", one.container().waitFor(), code);
    }

    private void expect(String what, Result result, int code) {
        count(what);
        if (result.exitCode() != code) {
            wrong.add(what + " ended with " + result + ", not with " + code);
        }
    }

    private void count(String what) {
        done.merge(what, 1, Integer::sum);
    }
}
