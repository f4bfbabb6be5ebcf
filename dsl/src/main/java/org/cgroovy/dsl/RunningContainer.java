package org.cgroovy.dsl;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.cgroovy.cgroup.Limits;
import org.cgroovy.cgroup.Usage;
import org.cgroovy.linux.Signal;
import org.cgroovy.plan.Stdio;
import org.cgroovy.runner.Container;
import org.cgroovy.runner.Exposure;
import org.cgroovy.runner.Log;
import org.cgroovy.runner.Result;
import org.cgroovy.spec.ContainerSpec;
import org.cgroovy.spec.ProcessSpec;

/** A started container with words for scripts: {@code pid}, {@code exec '…'}, {@code kill 'TERM'}, {@code update { }}. */
public final class RunningContainer implements Container {
    private final Session session;
    private final Container container;
    private volatile Optional<Result> result = Optional.empty();
    private volatile boolean told;

    RunningContainer(Session session, Container container) {
        this.session = session;
        this.container = container;
        container.onEnd(this::ended);
    }

    private void ended(Result end) {
        result = Optional.of(end);
        session.background().ended(this);
    }

    Optional<Result> result() {
        return result;
    }

    /** What to tell of its end somebody who does not know yet; empty when it was waited for or removed. */
    public Optional<String> news() {
        return told ? Optional.empty() : result.map(end -> "container " + id() + " has ended: " + end);
    }

    /** What it has written, as far as it is kept: the last mebibyte. Still there when it has ended. */
    public Log logs() {
        return logs(Map.of());
    }

    /** {@code logs follow: true} prints what comes until the container ends or Ctrl-C is typed. */
    public Log logs(Map<String, ?> options) {
        return Following.logs(container, options, session.out());
    }

    /** Runs one more program inside, at the caller's terminal or standard streams, and waits for its end. */
    public Result exec(Object... command) {
        Stdio stdio = session.stdio();
        return exec(process("exec", command).withTerminal(stdio == Stdio.TERMINAL), stdio);
    }

    /** Runs one more program inside and gives its output with the result. */
    public Result capture(Object... command) {
        return exec(process("capture", command), Stdio.CAPTURE);
    }

    /** Kills PID 1 of the container, and so all of it. */
    public void kill() {
        kill(Signal.KILL.number());
    }

    /** {@code kill 'TERM'}; with or without {@code SIG}. */
    public void kill(CharSequence signal) {
        kill(Signal.named(signal.toString())
                .orElseThrow(() -> new WordException("kill: no signal " + signal + "; known: "
                        + Arrays.stream(Signal.values()).map(Signal::name).collect(Collectors.joining(", "))))
                .number());
    }

    /** Changes limits: {@code update { pids 20 }}. What is not named stays as it is. */
    public void update(@DelegatesTo(value = LimitsDsl.class, strategy = Closure.DELEGATE_ONLY) Closure<?> words) {
        update(Blocks.run(new LimitsDsl(Limits.NONE), words).build());
    }

    /** The same in Java: {@code update(l -> l.pids(20))}. */
    public void update(Consumer<? super LimitsDsl> words) {
        var block = new LimitsDsl(Limits.NONE);
        words.accept(block);
        update(block.build());
    }

    public String getId() {
        return id();
    }

    public int getPid() {
        return pid();
    }

    public ContainerSpec getSpec() {
        return spec();
    }

    public Usage getStats() {
        return stats();
    }

    public List<Exposure> getAudit() {
        return audit();
    }

    public List<Integer> getProcesses() {
        return processes();
    }

    public List<Path> getCgroups() {
        return cgroups();
    }

    public Path getLog() {
        return log();
    }

    @Override
    public String id() {
        return container.id();
    }

    @Override
    public int pid() {
        return container.pid();
    }

    @Override
    public ContainerSpec spec() {
        return container.spec();
    }

    @Override
    public boolean isRunning() {
        return container.isRunning();
    }

    @Override
    public Result waitFor() {
        told = true;
        try {
            return container.waitFor();
        } catch (RuntimeException e) {
            told = false;
            throw e;
        }
    }

    @Override
    public Optional<Result> waitFor(Duration atMost) {
        Optional<Result> end = container.waitFor(atMost);
        told |= end.isPresent();
        return end;
    }

    @Override
    public void kill(int signal) {
        container.kill(signal);
    }

    @Override
    public void pause() {
        session.beforeChange(container);
        container.pause();
    }

    @Override
    public void resume() {
        session.beforeChange(container);
        container.resume();
    }

    @Override
    public Result exec(ProcessSpec process, Stdio stdio) {
        return container.exec(process, stdio);
    }

    @Override
    public void update(Limits limits) {
        session.beforeChange(container);
        container.update(limits);
    }

    @Override
    public Usage stats() {
        return container.stats();
    }

    /** What the inside can still reach: rows of what, whether it is more than by default, and what was found. */
    @Override
    public List<Exposure> audit() {
        return container.audit();
    }

    @Override
    public List<Integer> processes() {
        return container.processes();
    }

    @Override
    public List<Path> cgroups() {
        return container.cgroups();
    }

    @Override
    public Path log() {
        return container.log();
    }

    @Override
    public Log logs(long from) {
        return container.logs(from);
    }

    @Override
    public boolean attach() {
        session.requireTerminal("attach");
        session.background().touch(this);
        boolean ended = container.attach();
        if (ended) {
            waitFor();
        }
        return ended;
    }

    @Override
    public void onEnd(Consumer<? super Result> listener) {
        container.onEnd(listener);
    }

    @Override
    public void remove() {
        told = true;
        container.remove();
    }

    @Override
    public String toString() {
        return "container " + id() + ", "
                + (isRunning()
                        ? "pid " + pid()
                        : result.map(end -> "ended: " + end).orElse("ended"));
    }

    private ProcessSpec process(String word, Object... command) {
        List<String> args = Values.texts(word, command);
        if (args.isEmpty()) {
            throw new WordException(word + " needs a program: " + word + " '/bin/sh'");
        }
        return spec().process().withArgs(args);
    }
}
