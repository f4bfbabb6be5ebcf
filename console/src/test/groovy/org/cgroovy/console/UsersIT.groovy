package org.cgroovy.console

import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Tag

import java.util.concurrent.TimeUnit

/** Many containers of several users at once, by one runner, also one that is killed again and again. */
@Tag('root')
@Requires(value = { TestHost.runsContainers() }, reason = 'needs root to become another, and busybox')
class UsersIT extends Specification {
    /** Each container has the same name as one of another user; each end is the one that was to be. */
    static final MANY = '''
        def ended = new java.util.concurrent.atomic.AtomicInteger()
        (0..2).collect { t -> Thread.start { 8.times { i ->
            def code = i % 4 ? 137 : 10 * t + i
            def c = container("c$t-$i") { rootfs busybox(); limits { pids 20 }; start '/bin/sh', '-c', i % 4 ? 'sleep 60' : "exit $code" }
            if (i % 4 == 1) { c.pause(); c.resume() }
            if (i % 4 == 2) { assert c.exec('/bin/sh', '-c', 'exit 5').exitCode == 5 }
            if (i % 4 == 3) { c.update { pids 7 } }
            if (i % 4) { c.kill() }
            assert c.waitFor().exitCode == code
            ended.incrementAndGet()
        } } }*.join()
        println ended
    '''

    /** What a runner that is killed takes along is said; what was started is waited for. */
    static final STUBBORN = '''
        def known = 0, lost = 0
        container { rootfs busybox(); run 'echo', 'on' }
        def end = System.nanoTime() + 12_000_000_000L
        while (System.nanoTime() < end) {
            try {
                def result = container { rootfs busybox(); limits { pids 20 }; capture '/bin/sh', '-c', 'echo out; exit 6' }
                assert result.exitCode in [6, 0]
                known++
            } catch (org.cgroovy.runner.RunnerException | org.cgroovy.linux.KernelException e) {
                lost++
                sleep 100
            }
        }
        println "$known known"
        assert known > 0
    '''

    @Shared
    File build = OrdinaryUser.build()

    @Shared
    @AutoCleanup
    Service service = new Service()

    @Shared
    List<OrdinaryUser> users = ['a', 'b', ''].collect { new OrdinaryUser(it ? "cgroovy-$it$OrdinaryUser.PID" : '', it as boolean) }

    def setupSpec() {
        users*.variables = ["CGROOVY_RUNNER=$service.socket".toString()]
    }

    def cleanupSpec() {
        users*.close()
        build.deleteDir()
    }

    private Process begin(OrdinaryUser user, String script) {
        def process = new ProcessBuilder(user.command(build) + ['-']).redirectErrorStream(true).start()
        process.outputStream.withCloseable { it << script }
        process
    }

    def "three users at once have what they asked for, each his own, and every end is the right one"() {
        when:
        def running = users.collect { begin(it, MANY) }
        def printed = running.collect { it.inputStream.text.trim() }

        then:
        printed == ['24'] * 3
        service.empty
        users.every { it.processes() == [] }
    }

    def "a runner that is killed again and again while containers start leaves nothing, and the rest is right"() {
        when:
        def running = users.take(2).collect { begin(it, STUBBORN) }
        assert running.every { it.inputReader().readLine() == 'on' }
        5.times {
            sleep(700 + 130 * it)
            service.kill()
            service.start()
        }
        def printed = running.collect { it.inputReader().text.trim() }

        then:
        running.every { it.waitFor(30, TimeUnit.SECONDS) }
        printed.every { it ==~ /\d+ known/ }
        service.empty
        users.every { it.processes() == [] }
    }
}
