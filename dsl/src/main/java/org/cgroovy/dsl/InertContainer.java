package org.cgroovy.dsl;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.cgroovy.cgroup.Limits;
import org.cgroovy.cgroup.Usage;
import org.cgroovy.plan.Stdio;
import org.cgroovy.runner.Container;
import org.cgroovy.runner.Exposure;
import org.cgroovy.runner.Log;
import org.cgroovy.runner.Result;
import org.cgroovy.spec.ContainerSpec;
import org.cgroovy.spec.ProcessSpec;

/** What a start that is only explained gives, so that the script goes on: it has ended well and does nothing. */
final class InertContainer implements Container {
    private static final OptionalLong UNKNOWN = OptionalLong.empty();

    private final ContainerSpec spec;

    InertContainer(ContainerSpec spec) {
        this.spec = spec;
    }

    @Override
    public String id() {
        return spec.id();
    }

    @Override
    public int pid() {
        return 0;
    }

    @Override
    public ContainerSpec spec() {
        return spec;
    }

    @Override
    public boolean isRunning() {
        return false;
    }

    @Override
    public Result waitFor() {
        return Result.NONE;
    }

    @Override
    public Optional<Result> waitFor(Duration atMost) {
        return Optional.of(Result.NONE);
    }

    @Override
    public void kill(int signal) {}

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public Result exec(ProcessSpec process, Stdio stdio) {
        return Result.NONE;
    }

    @Override
    public void update(Limits limits) {}

    @Override
    public List<Exposure> audit() {
        return List.of();
    }

    @Override
    public Usage stats() {
        return new Usage(
                UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN,
                UNKNOWN, UNKNOWN);
    }

    @Override
    public List<Integer> processes() {
        return List.of();
    }

    @Override
    public List<Path> cgroups() {
        return List.of();
    }

    @Override
    public Path log() {
        return Path.of("/dev/null");
    }

    @Override
    public Log logs(long from) {
        return Log.NONE;
    }

    @Override
    public boolean attach() {
        return true;
    }

    @Override
    public void onEnd(Consumer<? super Result> told) {}

    @Override
    public void remove() {}
}
