package org.cgroovy.runner

import org.cgroovy.cgroup.Limits
import org.cgroovy.it.Host
import org.cgroovy.it.Records
import org.cgroovy.linux.Errno
import org.cgroovy.linux.Signal
import org.cgroovy.plan.Stdio
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Tag
import spock.lang.Timeout

import java.time.Duration

@Tag('root')
@Timeout(120)
@Requires(value = { Host.runsContainers() }, reason = 'needs root, busybox and writable cgroups')
class LifeIT extends Specification {
    static final SECOND = Duration.ofSeconds(1)

    @AutoCleanup
    def leftovers = new Leftovers()

    def "one waits for the end as long as one likes"() {
        given:
        def container = Lab.start('sleep 0.4; exit 3')

        expect:
        container.isRunning()
        container.waitFor(Duration.ofMillis(20)).empty
        container.waitFor(SECOND.multipliedBy(20)).get().exitCode() == 3
        container.waitFor().exitCode() == 3
        !container.isRunning()
    }

    def "a container is killed with any signal, and the result names it"() {
        given:
        def container = Lab.start('sleep 60')

        when:
        container.kill(Signal.KILL.number())
        def result = container.waitFor()

        then:
        [result.exitCode(), result.signal()] == [137, Optional.of('KILL')]

        when:
        container.kill(Signal.KILL.number())

        then:
        thrown(RunnerException)
    }

    def "a paused container does nothing until it is resumed"() {
        given:
        def container = Lab.start('while :; do date +%s%N; sleep 0.01; done')

        when:
        container.pause()
        def used = container.stats().cpuNanos()
        sleep 200

        then:
        container.stats().cpuNanos() == used
        status(container).state() == 'paused'

        when:
        container.exec(Lab.spec(['true']).process(), Stdio.CAPTURE)

        then:
        def e = thrown(RunnerException)
        e.message.contains('is paused')

        when:
        container.resume()

        then:
        status(container).state() == 'running'
        (1..100).any { container.stats().cpuNanos().asLong > used.asLong ?: sleep(20) }

        cleanup:
        container.remove()
    }

    def "a paused container can be removed"() {
        given:
        def container = Lab.start(limits: Limits.NONE.withPids(5), 'sleep 60 & sleep 60')
        container.pause()

        when:
        container.remove()

        then:
        !container.isRunning()
    }

    def "one more process sees what the first sees, and the container's limits are its own too"() {
        given:
        def container = Lab.start(hostname: Optional.of('inside'), limits: Limits.NONE.withPids(3), 'sleep 60')

        when:
        def result = container.exec(Lab.sh('hostname; readlink /proc/1/ns/mnt; readlink /proc/self/ns/mnt; echo err >&2; exit 9').process(), Stdio.CAPTURE)

        then:
        result.exitCode() == 9
        result.err() == 'err\n'
        result.out().readLines()[0] == 'inside'
        result.out().readLines()[1..2].toSet().size() == 1

        when:
        def hog = container.exec(Lab.sh('sleep 9 & sleep 9 & sleep 9 & echo no').process(), Stdio.CAPTURE)

        then:
        hog.err().contains("can't fork")

        cleanup:
        container.remove()
    }

    def "one more process is not the host's, whatever the user"() {
        given:
        def container = Lab.start('sleep 60')

        expect:
        container.exec(Lab.spec(user: new org.cgroovy.spec.User(1000, 1000, [5L]), ['id']).process(), Stdio.CAPTURE)
                .out().startsWith('uid=1000 gid=1000 groups=')
        container.exec(Lab.spec(['ls', '/proc/self/fd']).process(), Stdio.CAPTURE).out().readLines() == ['0', '1', '2', '3']
        container.exec(Lab.spec(cwd: '/tmp', ['pwd']).process(), Stdio.CAPTURE).out() == '/tmp\n'

        when:
        container.exec(Lab.spec(['/nowhere']).process(), Stdio.CAPTURE)

        then:
        def e = thrown(KernelFailure)
        e.errno() == Errno.ENOENT

        cleanup:
        container.remove()
    }

    def "its processes are listed by the pids outside"() {
        given:
        def container = Lab.start(limits: Limits.NONE.withPids(9), 'sleep 60 & sleep 60 & wait')

        expect:
        (1..200).any { container.processes().size() == 3 ?: sleep(10) }
        container.processes().contains(container.pid())

        cleanup:
        container.remove()
    }

    def "removing ends everything, also when called twice and after the end"() {
        given:
        def container = Lab.start(script)

        when:
        container.remove()
        container.remove()

        then:
        !container.isRunning()

        where:
        script << ['true', 'trap "" TERM HUP INT; sleep 60 & sleep 60', 'setsid sleep 60 & setsid sleep 60 & sleep 60']
    }

    def "removing what is just ending is no error"() {
        expect:
        (1..60).every { n ->
            def container = Lab.start(limits: Limits.NONE.withPids(9), 'true')
            java.util.concurrent.locks.LockSupport.parkNanos(n * 100_000L)
            container.remove()
            !container.isRunning()
        }
    }

    def "a program that runs inside ends when its caller is interrupted"() {
        given:
        def container = Lab.start('sleep 60')
        def caller = Thread.currentThread()
        Thread.start { (1..500).any { container.processes().size() == 2 ?: sleep(10) }; caller.interrupt() }

        when:
        def result = container.exec(Lab.spec(['sleep', '50']).process(), Stdio.CAPTURE)

        then:
        result.exitCode() == 137
        Thread.interrupted()
        container.isRunning()

        cleanup:
        container.remove()
    }

    def "the list says what runs, since when and what"() {
        given:
        def container = Lab.start('sleep 60')

        expect:
        with(status(container)) {
            state() == 'running'
            pid() == container.pid()
            ownerPid() == ProcessHandle.current().pid()
            !detached()
            command() == ['/bin/sh', '-c', 'sleep 60']
            Math.abs(started().toEpochMilli() - System.currentTimeMillis()) < 20_000
        }
        Lab.runner.find(container.id()).pid() == container.pid()

        when:
        container.remove()

        then:
        status(container) == null

        when:
        Lab.runner.find(container.id())

        then:
        thrown(RunnerException)
    }

    def "a name is taken as long as its container runs"() {
        given:
        def container = Lab.start('sleep 60')
        def second = Records.with(Lab.sh('true'), [id: container.id()])

        when:
        Lab.runner.run(second, Stdio.CAPTURE)

        then:
        def e = thrown(RuntimeException)
        e.message.contains(container.id())
        container.isRunning()

        when:
        container.remove()

        then:
        Lab.runner.run(second, Stdio.CAPTURE).exitCode() == 0
    }

    def "of many that want one name at once, one gets it"() {
        given:
        def spec = Lab.sh('sleep 60')

        when:
        def started = (1..8).collect { new java.util.concurrent.FutureTask({ attempt { Lab.runner.start(spec, Stdio.CAPTURE) } }) }
        started.each { new Thread(it).start() }
        def containers = started*.get().findAll { it instanceof Container }

        then:
        containers.size() == 1

        cleanup:
        containers*.remove()
    }

    def "five hundred in a row leave no more open than one"() {
        given:
        def before = [open(), threads()]

        when:
        500.times { n -> assert Lab.run("exit ${n % 7}").exitCode() == n % 7 }

        then:
        (1..200).any { open() - before[0] <= 3 ?: sleep(10) } // the namespaces for a next one may still be in the making
        threads() - before[1] <= 10
    }

    def "a detached container outlives the runner that started it, and another one can end it"() {
        given:
        def first = new EmbeddedRunner(Lab.kernel, Lab.facts, ExecutionProbe.NONE)
        def spec = Records.with(Lab.sh('sleep 60'), [detach: true])

        when:
        def container = first.start(spec, Stdio.LOG)
        first.close()

        then:
        container.isRunning()
        Lab.runner.list().find { it.id() == spec.id() }.detached()
        Lab.runner.gc() == []

        when:
        def found = Lab.runner.find(spec.id())
        def result = found.exec(Lab.spec(['echo', 'still here']).process(), Stdio.CAPTURE)
        found.remove()

        then:
        result.out() == 'still here\n'
        container.waitFor(SECOND.multipliedBy(10)).present
    }

    def "closing the runner ends what it started"() {
        given:
        def first = new EmbeddedRunner(Lab.kernel, Lab.facts, ExecutionProbe.NONE)
        def container = first.start(Lab.sh('sleep 60'), Stdio.CAPTURE)

        when:
        first.close()

        then:
        !container.isRunning()
    }

    def "two hundred run at once"() {
        given:
        def pool = java.util.concurrent.Executors.newFixedThreadPool(8)

        when:
        def containers = pool.invokeAll((1..200).collect { n -> { -> Lab.start("sleep 60; exit $n") } as java.util.concurrent.Callable })*.get()

        then:
        containers*.pid().toSet().size() == 200
        containers.every { it.isRunning() }
        Lab.runner.list().size() == 200

        when:
        containers.each { it.kill(Signal.KILL.number()) }

        then:
        containers.every { it.waitFor().exitCode() == 137 }

        cleanup:
        pool.shutdownNow()
    }

    private static attempt(Closure<?> action) {
        try {
            action()
        } catch (RuntimeException e) {
            e
        }
    }

    private static ContainerStatus status(Container container) {
        Lab.runner.list().find { it.id() == container.id() }
    }

    /** Open files that no garbage collector closes; not those of the JVM itself. */
    private static int open() {
        new File('/proc/self/fd').list().length
    }

    /** Ours: launchers, reapers, workers. */
    private static int threads() {
        Thread.allStackTraces.keySet().count { it.name.startsWith('cgroovy-') }
    }
}
