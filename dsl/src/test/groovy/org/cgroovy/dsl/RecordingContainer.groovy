package org.cgroovy.dsl

import org.cgroovy.cgroup.Limits
import org.cgroovy.cgroup.Usage
import org.cgroovy.plan.Stdio
import org.cgroovy.runner.Container
import org.cgroovy.runner.Result
import org.cgroovy.spec.ContainerSpec
import org.cgroovy.spec.ProcessSpec

import java.nio.file.Path
import java.time.Duration

/** A container of {@link RecordingRunner}: notes each call as one line. */
class RecordingContainer implements Container {
    final ContainerSpec spec
    final List<String> calls = []

    RecordingContainer(ContainerSpec spec) {
        this.spec = spec
    }

    String id() { spec.id() }

    int pid() { 4711 }

    ContainerSpec spec() { spec }

    boolean isRunning() { true }

    Result waitFor() { Result.NONE }

    Optional<Result> waitFor(Duration atMost) {
        calls << "waitFor $atMost".toString()
        Optional.empty()
    }

    void kill(int signal) { calls << "kill $signal".toString() }

    void pause() { calls << 'pause' }

    void resume() { calls << 'resume' }

    Result exec(ProcessSpec process, Stdio stdio) {
        calls << "exec ${process.args()} $stdio".toString()
        RecordingRunner.ended(0, 'out of exec')
    }

    void update(Limits limits) { calls << "update pids ${limits.pids()}".toString() }

    Usage stats() { null }

    List<org.cgroovy.runner.Exposure> audit() { [new org.cgroovy.runner.Exposure('user', false, 'root')] }

    List<Integer> processes() { [4711] }

    List<Path> cgroups() { [] }

    Path log() { Path.of('/log') }

    org.cgroovy.runner.Log logs(long from) { org.cgroovy.runner.Log.NONE }

    boolean attach() { calls << "attach"; true }

    void onEnd(java.util.function.Consumer told) {}

    void remove() { calls << 'remove' }
}
