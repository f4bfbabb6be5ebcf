package org.cgroovy.runner;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.cgroovy.cgroup.Limits;
import org.cgroovy.cgroup.Usage;
import org.cgroovy.plan.Stdio;
import org.cgroovy.runner.wire.Bodies;
import org.cgroovy.runner.wire.Reply;
import org.cgroovy.runner.wire.Request;
import org.cgroovy.runner.wire.Verb;
import org.cgroovy.spec.ContainerSpec;
import org.cgroovy.spec.ProcessSpec;

/** A container that a runner's service has made. */
final class RemoteContainer implements Container {
    private static final int TRIES = 100;
    private static final long PAUSE_NANOS = 100_000_000;
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final RunnerParts parts;
    private final Link link;
    private final ContainerSpec spec;
    private final Output output;
    private final RemoteProcess process;
    private volatile Bodies.Running running = new Bodies.Running(0, List.of());

    /** @param over called with this one however it ended, before anybody learns that it did */
    RemoteContainer(RunnerParts parts, Link link, ContainerSpec spec, Streams streams, Consumer<RemoteContainer> over) {
        this(parts, link, spec, streams, streams, over);
    }

    private RemoteContainer(
            RunnerParts parts,
            Link link,
            ContainerSpec spec,
            Streams streams,
            Output output,
            Consumer<RemoteContainer> over) {
        this.parts = parts;
        this.link = link;
        this.spec = spec;
        this.output = output;
        this.process = new RemoteProcess(streams, parts.workers(), () -> over.accept(this));
    }

    /** One that another process of this user may have started. */
    static RemoteContainer find(RunnerParts parts, Link link, String id) {
        var early = new CompletableFuture<RemoteContainer>();
        Link.Answered answer = link.ask(Request.of(link.number(), Verb.FIND, id), List.of(), end -> {
            var unused = early.thenAccept(container -> container.ended(end));
        });
        var log = new LogFile(parts.kernel(), parts.states().log(id));
        ContainerSpec spec = Bodies.spec(id, answer.body());
        var found = new RemoteContainer(parts, link, spec, new InheritStreams(), new ForeignOutput(log, ""), it -> {});
        found.runs(Bodies.running(answer.body()));
        early.complete(found);
        return found;
    }

    /** Called when it runs, and its streams are connected. */
    void runs(Bodies.Running where) {
        running = where;
        process.begun();
    }

    /** What is told of its end; nothing when the service was started again, which may have taken it over. */
    void ended(Optional<Reply> reply) {
        if (reply.isPresent()) {
            process.ended(reply.get());
            return;
        }
        parts.workers().execute(this::findAgain);
    }

    /** One that is dying may still take a connection, so one try is not enough. */
    private void findAgain() {
        for (int i = 0; i < TRIES; i++) {
            try {
                Link.Answered unused = link.ask(request(Verb.FIND), List.of(), this::ended);
                return;
            } catch (RunnerLostException e) {
                LockSupport.parkNanos(PAUSE_NANOS);
            } catch (RunnerException e) {
                process.lost("container " + id() + " ended while the runner was away; its exit code is not known");
                return;
            }
        }
        process.lost("the runner at " + link.path() + " is gone, and with it what is known of container " + id());
    }

    @Override
    public String id() {
        return spec.id();
    }

    @Override
    public int pid() {
        return running.pid();
    }

    @Override
    public ContainerSpec spec() {
        return spec;
    }

    @Override
    public boolean isRunning() {
        return !process.finished().isDone();
    }

    @Override
    public Result waitFor() {
        return await(process);
    }

    private Result await(RemoteProcess awaited) {
        return Waits.end(id(), awaited.finished()::get).orElseThrow();
    }

    @Override
    public Optional<Result> waitFor(Duration atMost) {
        return Waits.end(id(), () -> process.finished().get(atMost.toNanos(), TimeUnit.NANOSECONDS));
    }

    private Request request(Verb verb) {
        return Request.of(link.number(), verb, id());
    }

    @Override
    public void kill(int signal) {
        link.ask(request(Verb.KILL).withSignal(signal));
    }

    @Override
    public void pause() {
        link.ask(request(Verb.PAUSE));
    }

    @Override
    public void resume() {
        link.ask(request(Verb.RESUME));
    }

    @Override
    public Result exec(ProcessSpec entering, Stdio stdio) {
        Streams its = parts.connect(stdio, id());
        var entered = new RemoteProcess(its, parts.workers(), () -> {});
        Request request = request(Verb.EXEC).withSpec(spec.withProcess(entering));
        try {
            Link.Answered answer = RemoteProcess.ask(
                    parts,
                    link,
                    request,
                    stdio,
                    its,
                    end -> end.ifPresentOrElse(
                            entered::ended,
                            () -> entered.lost(
                                    "the runner was started again meanwhile; how that process ends is not known")));
            its.launched(answer.descriptors());
            entered.begun();
        } catch (RuntimeException e) {
            its.abandon();
            throw e;
        }
        return await(entered);
    }

    @Override
    public void update(Limits limits) {
        link.ask(request(Verb.UPDATE).withSpec(spec.withLimits(limits)));
    }

    @Override
    public Usage stats() {
        return Bodies.usage(link.ask(request(Verb.STATS)));
    }

    @Override
    public List<Exposure> audit() {
        return Bodies.exposures(link.ask(request(Verb.AUDIT)));
    }

    @Override
    public List<Integer> processes() {
        return Bodies.pids(link.ask(request(Verb.PROCESSES)));
    }

    @Override
    public List<Path> cgroups() {
        return running.cgroups();
    }

    @Override
    public Path log() {
        return parts.states().log(id());
    }

    @Override
    public Log logs(long from) {
        return output.log(from);
    }

    @Override
    public boolean attach() {
        try {
            return output.attach();
        } catch (RunnerException e) {
            throw new RunnerException("cannot attach to container " + id() + ": " + e.getMessage());
        }
    }

    @Override
    public void onEnd(Consumer<? super Result> told) {
        var unused = process.finished().thenAccept(told);
    }

    /** What is told of its end may still be on its way. */
    private boolean endsSoon() {
        try {
            return waitFor(A_MOMENT).isPresent();
        } catch (RunnerException e) {
            return true;
        }
    }

    @Override
    public void remove() {
        try {
            link.ask(request(Verb.REMOVE));
        } catch (RunnerException e) {
            if (!endsSoon()) {
                throw e;
            }
        }
        try {
            Result unused = waitFor();
        } catch (RunnerException e) {
            // it is gone, whatever its end was
        }
    }
}
