package org.cgroovy.linux

import spock.lang.Specification

import static org.cgroovy.linux.Arg.number
import static org.cgroovy.linux.Arg.text

/** Calls that this thread makes itself; needs no rights. */
class StepRunnerSpec extends Specification {
    static final CWD = number(-100)
    static final O_CLOEXEC = number(02000000)
    static final PROC = Step.of(Syscall.OPENAT, CWD, text('/proc'), O_CLOEXEC).labelled('proc')

    def kernel = new Kernel()
    def runner = new StepRunner(kernel)

    def "what the steps open is given by its label"() {
        given:
        def inside = Step.of(Syscall.OPENAT, new Arg.ResultOf('proc'), text('uptime'), O_CLOEXEC).labelled('uptime')

        when:
        def opened = runner.run([PROC, inside], [:])

        then:
        opened.keySet() == ['proc', 'uptime'] as Set
        new File("/proc/self/fd/${opened.uptime}").canonicalPath == '/proc/uptime'

        cleanup:
        opened?.values()?.each { kernel.close(it) }
    }

    def "the steps of the same program are made again with other files"() {
        given:
        def steps = [Step.of(Syscall.WRITE, new Arg.HostFd('end'), text('hello'), number(5))]
        def pipes = [kernel.pipe(), kernel.pipe()]

        when:
        pipes.each { runner.run(steps, [end: it.writeEnd()]) }

        then:
        pipes.every { new File("/proc/self/fd/${it.readEnd()}").withInputStream { stream -> stream.readNBytes(5) } == 'hello'.bytes }

        cleanup:
        pipes.each { kernel.close(it.readEnd()); kernel.close(it.writeEnd()) }
    }

    def "a step that is refused is named, and nothing stays open"() {
        given:
        def before = new File('/proc/self/fd').list().size()
        def missing = Step.of(Syscall.OPENAT, CWD, text('/nowhere'), O_CLOEXEC)

        when:
        runner.run([PROC, missing], [:])

        then:
        def e = thrown(KernelException)
        e.errno() == Errno.ENOENT
        e.message.contains('openat(-100, "/nowhere"')
        new File('/proc/self/fd').list().size() == before
    }

    def "errors are passed over where the program says so"() {
        given:
        def missing = Step.of(Syscall.OPENAT, CWD, text('/nowhere'), O_CLOEXEC)
        def jumped = Step.of(Syscall.OPENAT, CWD, text('/not/reached'), O_CLOEXEC)

        when:
        def opened = runner.run([missing.ignoringErrors(), missing.onErrorGoTo('proc'), jumped, PROC], [:])

        then:
        opened.keySet() == ['proc'] as Set

        cleanup:
        opened?.values()?.each { kernel.close(it) }
    }
}
