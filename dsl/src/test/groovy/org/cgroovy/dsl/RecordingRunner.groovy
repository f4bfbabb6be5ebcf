package org.cgroovy.dsl

import org.cgroovy.plan.Plan
import org.cgroovy.plan.Stdio
import org.cgroovy.runner.Container
import org.cgroovy.runner.ContainerStatus
import org.cgroovy.runner.Result
import org.cgroovy.runner.Runner
import org.cgroovy.spec.ContainerSpec

import java.time.Duration

/** Notes what it is asked for and starts nothing; every run ends with the result given. */
class RecordingRunner implements Runner {
    final List<ContainerSpec> specs = []
    final List<Stdio> stdios = []
    final List<ContainerSpec> planned = []
    Result result = Result.NONE
    boolean closed

    static Result ended(int exitCode, String out = '', String err = '') {
        new Result(exitCode, Optional.empty(), false, 0, Duration.ZERO, OptionalLong.empty(), Duration.ZERO,
                Duration.ZERO, out.bytes, err.bytes, [])
    }

    ContainerSpec getSpec() {
        specs.last()
    }

    @Override
    Plan plan(ContainerSpec spec, Stdio stdio) {
        planned << spec
        new Plan(spec, [], [], [], ["$stdio".toString()])
    }

    @Override
    Container start(ContainerSpec spec, Stdio stdio) {
        specs << spec
        stdios << stdio
        new RecordingContainer(spec)
    }

    @Override
    Result run(ContainerSpec spec, Stdio stdio) {
        specs << spec
        stdios << stdio
        result
    }

    @Override
    List<ContainerStatus> list() {
        []
    }

    @Override
    Container find(String id) {
        new RecordingContainer(specs.find { it.id() == id })
    }

    @Override
    List<String> gc() {
        []
    }

    @Override
    void close() {
        closed = true
    }
}
