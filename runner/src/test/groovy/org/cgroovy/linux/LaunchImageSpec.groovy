package org.cgroovy.linux

import org.cgroovy.it.Host
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification

import static org.cgroovy.linux.Arg.NULL
import static org.cgroovy.linux.Arg.number
import static org.cgroovy.linux.Arg.text
import static org.cgroovy.linux.TinyPrograms.exit
import static org.cgroovy.linux.TinyPrograms.write

/** What the trampoline makes of a program, on the real kernel; needs no rights. */
class LaunchImageSpec extends Specification {
    static final F_DUPFD = 0
    static final SIG_IGN = 1
    static final BAD_FD = number(-1)

    @Shared
    def tiny = new TinyPrograms()

    def "a program ends with the code that its last step gives"() {
        expect:
        tiny.run(exit(number(code))).with { [it.code(), it.signalled()] } == [code, false]

        where:
        code << [0, 1, 42, 255]
    }

    def "the result of a step is an argument of a later one"() {
        given:
        def pipe = tiny.kernel.pipe()

        expect:
        tiny.run(pipe, write('hello').labelled('written'), exit(new Arg.ResultOf('written'))).code() == 5

        cleanup:
        tiny.kernel.close(pipe.readEnd())
        tiny.kernel.close(pipe.writeEnd())
    }

    def "a step may use several results, in its arguments and inside structures"() {
        given:
        def second = Step.of(Syscall.FCNTL, new Arg.HostFd('pipe'), number(F_DUPFD), number(50)).labelled('copy')
        def both = Step.of(Syscall.WRITE, new Arg.ResultOf('copy'), text('defghi'), new Arg.ResultOf('length'))

        expect:
        tiny.output(write('abc').labelled('length'), second, both, exit(number(0))) == 'abcdef'
    }

    def "a structure holds results and addresses too"() {
        given: "two iovec, whose lengths were computed"
        def length = new Arg.ResultOf('length')
        def message = new Arg.Struct([NULL, number(0), new Arg.Struct([text('12345'), length, text('67890'), length], 'iovec'),
                                      number(2), NULL, number(0), number(0)], 'message')
        def sockets = tiny.kernel.socketpair()
        def buffer = new IoBuffer(100)

        when:
        tiny.run(sockets,
                Step.of(Syscall.WRITE, new Arg.HostFd('pipe'), text('abc'), number(3)).labelled('length'),
                Step.of(Syscall.SENDMSG, new Arg.HostFd('pipe'), message, number(0)),
                exit(number(0)))
        def packets = (1..2).collect { new String(buffer.first(tiny.kernel.read(sockets.readEnd(), buffer))) }

        then:
        packets == ['abc', '123678']

        cleanup:
        tiny.kernel.close(sockets.readEnd())
        tiny.kernel.close(sockets.writeEnd())
    }

    def "an error that is ignored leads to the next step"() {
        expect:
        tiny.output(write('a'), Step.of(Syscall.FCHDIR, BAD_FD).ignoringErrors(), write('b'), exit(number(0))) == 'ab'
    }

    def "an error leads to the step that is named, a success does not"() {
        expect:
        tiny.output(Step.of(call, *args).onErrorGoTo('there'), write('here '), write('there').labelled('there'),
                exit(number(0))) == printed

        where:
        call           | args      || printed
        Syscall.FCHDIR | [BAD_FD]  || 'there'
        Syscall.GETPID | []        || 'here there'
    }

    def "a result of zero leads to the step that is named, another does not"() {
        expect:
        tiny.output(Step.of(call, *args).onZeroGoTo('there'), write('here '), write('there').labelled('there'),
                exit(number(0))) == printed

        where:
        call           | args                                                      || printed
        Syscall.WRITE  | [new Arg.HostFd('pipe'), text(''), number(0)]             || 'there'
        Syscall.GETPID | []                                                        || 'here there'
    }

    def "a jump to a step that uses several results arrives before they are copied"() {
        given:
        def target = Step.of(Syscall.WRITE, new Arg.ResultOf('one'), text('xyz'), new Arg.ResultOf('two')).labelled('there')

        expect:
        tiny.output(
                Step.of(Syscall.FCNTL, new Arg.HostFd('pipe'), number(F_DUPFD), number(60)).labelled('one'),
                write('ab').labelled('two'),
                Step.of(Syscall.FCHDIR, BAD_FD).onErrorGoTo('there'),
                write('not here'),
                target,
                exit(number(0))) == 'abxy'
    }

    def "jumps may go back: a program that copies until the end of its input"() {
        given:
        def input = tiny.kernel.pipe()
        tiny.kernel.write(input.writeEnd(), 'abc'.bytes) { 'write' }
        tiny.kernel.close(input.writeEnd())
        def character = new Arg.Room(1, 'character')

        expect:
        tiny.output(
                Step.of(Syscall.READ, number(input.readEnd()), character, number(1)).labelled('more').onZeroGoTo('end'),
                Step.of(Syscall.WRITE, new Arg.HostFd('pipe'), character, number(1)),
                Step.of(Syscall.WRITE, new Arg.HostFd('pipe'), character, number(0)).onZeroGoTo('more'),
                exit(number(0)).labelled('end')) == 'abc'

        cleanup:
        tiny.kernel.close(input.readEnd())
    }

    def "signals that the JVM ignores are not ignored by its children"() {
        given:
        def none = tiny.sigaction(Signal.URG, 0)
        tiny.sigaction(Signal.URG, SIG_IGN)
        def status = [Step.of(Syscall.DUP3, new Arg.HostFd('pipe'), number(1), number(0)),
                      Step.of(Syscall.EXECVE, text(grep()), new Arg.Texts(['grep', 'SigIgn', '/proc/self/status']), new Arg.Texts([]))]

        expect:
        none == 0
        tiny.output(*status).split().last() == '0' * 16

        cleanup:
        tiny.sigaction(Signal.URG, 0)
    }

    def "the step that the kernel refuses is named, with the reason, and nothing is left"() {
        given:
        def steps = [Step.of(Syscall.GETPID), Step.of(Syscall.CHDIR, text('/nonexistent')), exit(number(0))]

        when:
        tiny.run(*steps)

        then:
        def e = thrown(LaunchException)
        e.index() == 1
        e.step() == steps[1]
        e.errno() == Errno.ENOENT
        e.message == 'chdir("/nonexistent"): ENOENT, no such file or directory'
        ProcessHandle.current().children().count() == 0
    }

    def "step #index can be made to fail, whatever it is"() {
        given:
        def steps = [Step.of(Syscall.GETPID), Step.of(Syscall.FCHDIR, BAD_FD).ignoringErrors(),
                     Step.of(Syscall.WRITE, new Arg.HostFd('pipe'), new Arg.ResultOf('a'), new Arg.ResultOf('a')).onErrorGoTo('a'),
                     Step.of(Syscall.GETPID).labelled('a'), exit(number(0))]
        def program = new LaunchProgram([] as Set, true, Optional.empty(), Optional.empty(), steps)

        when:
        new Launcher(tiny.kernel).launch(program.failingAt(index), [pipe: 1]) {}

        then:
        def e = thrown(LaunchException)
        [e.index(), e.errno()] == [index, Errno.ENOSYS]

        where:
        index << [0, 1, 2, 3, 4]
    }

    def "a refused clone is an error with the flags in it"() {
        given:
        def program = new LaunchProgram([] as Set, true, Optional.of('pipe'), Optional.empty(), [exit(number(0))])

        when: "the file to be born in is no cgroup"
        new Launcher(tiny.kernel).launch(program, [pipe: 1]) {}

        then:
        def e = thrown(KernelException)
        e.errno() == Errno.EBADF
        e.call() == 'clone3(CLONE_VM|CLONE_VFORK|CLONE_PIDFD|CLONE_CLEAR_SIGHAND|CLONE_INTO_CGROUP<pipe>)'
    }

    def "a file that no one opened is an error before anything runs"() {
        when:
        tiny.run(Step.of(Syscall.FCHDIR, new Arg.HostFd('nobody')))

        then:
        def e = thrown(IllegalArgumentException)
        e.message == 'no open file is called nobody'
    }

    def "long arguments and many steps have room"() {
        given:
        def longText = 'ü€😀' * 5000
        def steps = (1..3000).collect { Step.of(Syscall.GETPID).labelled("p$it") }

        expect:
        tiny.run(Step.of(Syscall.CHDIR, text(longText)).ignoringErrors(),
                Step.of(Syscall.EXECVE, text('/nonexistent'), new Arg.Texts([longText] * 20), new Arg.Texts(['']  * 5000)).ignoringErrors(),
                *steps, exit(number(3))).code() == 3
    }

    def "a child that shares no memory goes on only when its ids are mapped"() {
        given:
        def order = []
        def pipe = tiny.kernel.pipe()
        def gate = Step.of(Syscall.READ, new Arg.HostFd(LaunchProgram.GATE), new Arg.Room(8, 'byte'), number(1))
        def program = new LaunchProgram([] as Set, false, Optional.empty(), Optional.empty(), [gate, write('x'), exit(number(9))])

        when:
        def launched = new Launcher(tiny.kernel).launch(program, [pipe: pipe.writeEnd()]) { pid ->
            order << ProcessHandle.of(pid).isPresent() << tiny.kernel.poll([pipe.readEnd()] as int[], 50)[0]
        }

        then:
        order == [true, false]
        tiny.kernel.waitFor(launched.pidfd(), true).get().code() == 9
        tiny.kernel.poll([pipe.readEnd()] as int[], 0)[0]

        cleanup:
        [pipe.readEnd(), pipe.writeEnd(), launched.pidfd()].each { tiny.kernel.close(it) }
    }

    def "a child that shares no memory and waits for nothing is well too"() {
        given:
        def program = new LaunchProgram([] as Set, false, Optional.empty(), Optional.empty(), [exit(number(9))])

        when:
        def launched = new Launcher(tiny.kernel).launch(program, [:]) { sleep 50 }

        then:
        tiny.kernel.waitFor(launched.pidfd(), true).get().code() == 9

        cleanup:
        tiny.kernel.close(launched.pidfd())
    }

    def "a step that fails before the ids are mapped is named, not what follows from it"() {
        given:
        def program = new LaunchProgram([] as Set, false, Optional.empty(), Optional.empty(), [Step.of(Syscall.FCHDIR, BAD_FD)])

        when:
        new Launcher(tiny.kernel).launch(program, [:]) {
            sleep 50
            consequence()
        }

        then:
        def e = thrown(LaunchException)
        [e.index(), e.errno()] == [0, Errno.EBADF]

        where:
        consequence << [{ -> }, { -> throw new KernelException('write(uid_map)', Errno.ESRCH) }]
    }

    def "where the ids cannot be mapped, the child is ended and nothing is left"() {
        given:
        def gate = Step.of(Syscall.READ, new Arg.HostFd(LaunchProgram.GATE), new Arg.Room(8, 'byte'), number(1))
        def program = new LaunchProgram([] as Set, false, Optional.empty(), Optional.empty(), [gate, exit(number(9))])
        def before = new File('/proc/self/fd').list().length

        when:
        new Launcher(tiny.kernel).launch(program, [:]) { throw new KernelException('write(uid_map)', Errno.EPERM) }

        then:
        thrown(KernelException)
        ProcessHandle.current().children().count() == 0
        new File('/proc/self/fd').list().length == before
    }

    private static String grep() {
        ['/bin/grep', '/usr/bin/grep'].find { new File(it).canExecute() }
    }

    @Requires(value = { Host.runsContainers() }, reason = 'needs root for a namespace')
    def "a step that fails in a gated launch is named too"() {
        given:
        def gate = Step.of(Syscall.READ, new Arg.HostFd(LaunchProgram.GATE), new Arg.Room(8, 'byte'), number(1))
        def program = new LaunchProgram([Namespace.USER] as Set, false, Optional.empty(), Optional.empty(),
                [gate, Step.of(Syscall.CHDIR, text('/nonexistent'))])

        when:
        new Launcher(tiny.kernel).launch(program, [:]) {}

        then:
        def e = thrown(LaunchException)
        [e.index(), e.errno()] == [1, Errno.ENOENT]
        ProcessHandle.current().children().count() == 0
    }

    def "a program that is launched again writes to the files it is given then, also after a failure"() {
        given:
        def launcher = new Launcher(tiny.kernel)
        def program = new LaunchProgram([] as Set, true, Optional.empty(), Optional.empty(), [write('hello'), exit(number(0))])
        def pipes = (1..3).collect { tiny.kernel.pipe() }

        when:
        def codes = [[pipe: pipes[0].writeEnd()], [pipe: -1], [pipe: pipes[1].writeEnd()], [pipe: pipes[2].writeEnd()]].collect { fds ->
            try {
                def launched = launcher.launch(program, fds) { }
                def code = tiny.kernel.waitFor(launched.pidfd(), true).get().code()
                tiny.kernel.close(launched.pidfd())
                code
            } catch (LaunchException e) {
                "step ${e.index()}: ${e.errno()}".toString()
            }
        }

        then:
        codes == [0, 'step 0: EBADF', 0, 0]
        pipes.every { pipe ->
            tiny.kernel.close(pipe.writeEnd())
            def buffer = new IoBuffer(16)
            tiny.kernel.read(pipe.readEnd(), buffer) == 5
        }

        cleanup:
        pipes.each { tiny.kernel.close(it.readEnd()) }
    }
}
