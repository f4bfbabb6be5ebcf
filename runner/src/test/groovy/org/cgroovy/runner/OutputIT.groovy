package org.cgroovy.runner

import org.cgroovy.it.Host
import org.cgroovy.plan.Stdio
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Tag
import spock.lang.Timeout

import java.time.Duration

/** What a container writes: captured, or kept in its log. */
@Tag('root')
@Timeout(120)
@Requires(value = { Host.runsContainers() }, reason = 'needs root, busybox and writable cgroups')
class OutputIT extends Specification {
    static final SECOND = Duration.ofSeconds(1)

    @AutoCleanup
    def leftovers = new Leftovers()

    def "output is captured byte by byte, both streams at once, as much as there is"() {
        when:
        def result = Lab.run('(head -c 1048576 /dev/zero | tr "\\0" "\\377") & head -c 1048577 /dev/zero >&2; wait')

        then:
        result.outBytes().length == 1048576
        result.errBytes().length == 1048577
        result.outBytes().every { it == (byte) -1 }
        result.errBytes().every { it == (byte) 0 }
    }

    def "standard input is empty when output is captured"() {
        expect:
        Lab.text('cat; echo $?') == '0'
    }

    def "a process left behind with the streams open does not hold up the result"() {
        when:
        def result = Lab.runner.start(Lab.sh('sleep 60 & echo done'), Stdio.CAPTURE).waitFor(SECOND.multipliedBy(10))

        then:
        result.get().out() == 'done\n'
    }

    def "output goes to the log when that is asked for"() {
        given:
        def container = Lab.runner.start(Lab.sh('echo out; echo err >&2; sleep 60'), Stdio.LOG)

        expect:
        (1..200).any { container.log().toFile().text == 'out\nerr\n' ?: sleep(10) }

        cleanup:
        container.remove()
    }

    def "what it wrote is still known when it has ended"() {
        given:
        def container = Lab.runner.start(Lab.sh('echo out; echo err >&2'), Stdio.LOG)
        def told = new java.util.concurrent.CompletableFuture()
        container.onEnd { told.complete(it) }

        expect:
        told.get(20, java.util.concurrent.TimeUnit.SECONDS).exitCode() == 0
        container.logs(0).toString() == 'out\nerr\n'
        container.logs(4).text() == 'err\n'
        !container.log().toFile().exists()
    }

    def "one that writes without end has a log that does not grow without end"() {
        given:
        def container = Lab.runner.start(Lab.sh('yes "a line of some length"'), Stdio.LOG)

        when:
        (1..400).any { container.log().toFile().length() > 50_000_000L ?: sleep(10) }

        then:
        def blocks = { ['stat', '-c', '%b', container.log().toString()].execute().text.trim() as long }
        (1..20).collect { sleep(20); blocks() * 512 }.min() < 40_000_000L
        def log = container.logs(0)
        log.cutBytes() > 0
        log.text().readLines().take(100).every { it == 'a line of some length' }

        cleanup:
        container.remove()
    }

    def "one that has a terminal in the background writes to its log"() {
        given:
        def container = Lab.runner.start(Lab.sh('tty; sleep 0.2; exit 5'), Stdio.HELD_TERMINAL)

        expect:
        container.waitFor(SECOND.multipliedBy(20)).get().exitCode() == 5
        container.logs(0).text() == '/dev/pts/0\r\n'
    }
}
