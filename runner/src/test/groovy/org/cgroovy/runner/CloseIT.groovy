package org.cgroovy.runner

import org.cgroovy.it.Host
import org.cgroovy.it.Records
import org.cgroovy.plan.Stdio
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Tag

/** A process may be told to end while one of its threads is just starting a container. */
@Tag('root')
@Requires(value = { Host.runsContainers() }, reason = 'needs root, busybox and writable cgroups')
class CloseIT extends Specification {
    @AutoCleanup
    def leftovers = new Leftovers()

    @Shared
    int operations = Lab.runner.plan(Lab.spec(['true']), Stdio.CAPTURE).ops().size()

    def "a runner that is closed before operation #index of a start leaves nothing, and starts nothing more"() {
        given:
        def state = Lab.directory('closing')
        def cgroups = "/$Lab.NAME-closing".toString()
        def held = new HeldStart(index)
        def runner = new EmbeddedRunner(Lab.kernel, Records.with(Lab.facts, [stateRoot: state.toPath(), cgroupRoot: cgroups]), held)

        when:
        def started = held.start(runner, Lab.spec(['sleep', '60']))
        held.closeMeanwhile(runner)

        then:
        !state.exists()
        new File('/sys/fs/cgroup').listFiles().collect { new File(it, cgroups) }.findAll { it.exists() } == []
        !started.get().running

        when:
        runner.start(Lab.spec(['true']), Stdio.CAPTURE)

        then:
        def refused = thrown(RunnerException)
        refused.message.startsWith('no container is started any more')

        where:
        index << (0..<operations)
    }
}
