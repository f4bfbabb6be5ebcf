package org.cgroovy.linux

import spock.lang.Specification

import static org.cgroovy.linux.Arg.NULL
import static org.cgroovy.linux.Arg.number
import static org.cgroovy.linux.Arg.octal
import static org.cgroovy.linux.Arg.text

/** What a program says of itself; {@code LaunchImageSpec} runs some. */
class LaunchProgramSpec extends Specification {
    def "a step prints as a C programmer would write it: #printed"() {
        expect:
        step.toString() == printed

        where:
        step                                                                        || printed
        Step.of(Syscall.MOUNT, text('proc'), text('.'), text('proc'), new Arg.Number(14, 'MS_NOSUID|MS_NODEV|MS_NOEXEC'), NULL) || 'mount("proc", ".", "proc", MS_NOSUID|MS_NODEV|MS_NOEXEC, NULL)'
        Step.of(Syscall.MKDIRAT, new Arg.HostFd('root'), text('a'), octal(0755))    || 'mkdirat(<root>, "a", 0755)'
        Step.of(Syscall.SETHOSTNAME, text('a"b\\c\nd'), number(7))                  || 'sethostname("a\\"b\\\\c\\nd", 7)'
        Step.of(Syscall.FCHDIR, new Arg.ResultOf('tree')).to('the root')            || 'fchdir(tree)  # the root'
        Step.of(Syscall.SETSID).labelled('id').ignoringErrors()                     || 'id = setsid()  || true'
        Step.of(Syscall.GETPID).labelled('id').onErrorGoTo('other').onZeroGoTo('x') || 'id = getpid()  || goto other  && goto x'
        Step.of(Syscall.EXECVE, text('/x'), new Arg.Texts(['x', 'a b']), NULL)      || 'execve("/x", ["x", "a b"], NULL)'
        Step.of(Syscall.IOCTL, number(0), new Arg.Struct([number(1)], '{1}'))       || 'ioctl(0, {1})'
        Step.of(Syscall.READ, number(0), new Arg.Room(8, 'byte'), number(1))        || 'read(0, byte, 1)'
    }

    def "a program prints its clone and then its steps"() {
        expect:
        program([Namespace.MOUNT, Namespace.PID] as Set, sharesMemory, cgroup, Step.of(Syscall.SETSID), Step.of(Syscall.GETPID))
                .toString().readLines() == ["clone3($flags)", 'setsid()', 'getpid()']

        where:
        sharesMemory | cgroup                         || flags
        true         | Optional.empty()               || 'CLONE_VM|CLONE_VFORK|CLONE_PIDFD|CLONE_CLEAR_SIGHAND|CLONE_NEWNS|CLONE_NEWPID'
        false        | Optional.of('unified cgroup')  || 'CLONE_PIDFD|CLONE_CLEAR_SIGHAND|CLONE_NEWNS|CLONE_NEWPID|CLONE_INTO_CGROUP<unified cgroup>'
    }

    def "a system call has at most six arguments"() {
        when:
        Step.of(Syscall.MOUNT, *([NULL] * 7))

        then:
        def e = thrown(IllegalArgumentException)
        e.message == 'a system call has at most 6 arguments: mount'
    }

    def "a label must not be '#label', which says what follows an error"() {
        when:
        Step.of(Syscall.GETPID).labelled(label)

        then:
        def e = thrown(IllegalArgumentException)
        e.message == "a step cannot be called $label"

        where:
        label << [Step.IGNORE, LaunchProgram.FAULT]
    }

    def "the steps from exec on can be exchanged"() {
        given:
        def exec = Step.of(Syscall.CLOSE_RANGE).labelled(LaunchProgram.EXEC)
        def old = program([] as Set, true, Optional.empty(), Step.of(Syscall.SETSID), exec, Step.of(Syscall.EXECVE))

        expect:
        old.withExec([exec, Step.of(Syscall.EXECVEAT)]).steps()*.call() == [Syscall.SETSID, Syscall.CLOSE_RANGE, Syscall.EXECVEAT]
    }

    private static LaunchProgram program(Set<Namespace> fresh, boolean sharesMemory, Optional<String> cgroup, Step... steps) {
        new LaunchProgram(fresh, sharesMemory, cgroup, Optional.empty(), steps.toList())
    }
}
