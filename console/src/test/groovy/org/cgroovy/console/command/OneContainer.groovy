package org.cgroovy.console.command

import org.cgroovy.plan.Plan
import org.cgroovy.plan.Stdio
import org.cgroovy.runner.Container
import org.cgroovy.runner.ContainerStatus
import org.cgroovy.runner.Runner
import org.cgroovy.runner.RunnerException
import org.cgroovy.spec.ContainerSpec

import java.time.Instant

/** A runner that knows the container web and notes what is done to it. */
class OneContainer implements Runner {
    final List<String> calls = []
    List<String> garbage = []
    List<ContainerStatus> containers = [
            new ContainerStatus('web', 'running', 4711, 42, false, Instant.parse('2026-11-22T02:44:54Z'), ['sleep', '1000'])]

    Plan plan(ContainerSpec spec, Stdio stdio) { throw new UnsupportedOperationException() }

    Container start(ContainerSpec spec, Stdio stdio) { throw new UnsupportedOperationException() }

    List<ContainerStatus> list() { containers }

    Container find(String id) {
        if (id != 'web') {
            throw new RunnerException("there is no container $id")
        }
        def calls = this.calls
        [kill: { int signal -> calls << "kill $signal".toString() }, remove: { calls << 'remove' }] as Container
    }

    List<String> gc() { garbage }

    void close() { calls << 'close' }
}
