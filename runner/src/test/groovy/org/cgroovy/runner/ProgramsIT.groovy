package org.cgroovy.runner

import org.cgroovy.it.Host
import org.cgroovy.linux.Errno
import org.cgroovy.linux.Signal
import org.cgroovy.plan.Stdio
import org.cgroovy.spec.ContainerSpec
import org.cgroovy.spec.MountSpec
import org.cgroovy.spec.Root
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Tag

import java.time.Duration

/** What is run, and how: arguments, scripts, the search for it, its descriptors and signals, and its init. */
@Tag('root')
@Requires(value = { Host.runsContainers() }, reason = 'needs root, busybox and writable cgroups')
class ProgramsIT extends Specification {
    @Shared
    Root root = new Root(makeRoot().path, false)

    @AutoCleanup
    def leftovers = new Leftovers()

    def "arguments arrive as they were given"() {
        given:
        def args = ['a b', '', '"quoted"', "it's", '$HOME', '*', 'line\nbreak', 'ü€😀', '\\', ' ']

        when:
        def result = run(['/bin/busybox', 'printf', '[%s]'] + args)

        then:
        result.out() == args.collect { "[$it]" }.join('')
    }

    def "an exit code of #code is the result's, and the signal #signal is named"() {
        when:
        def result = Lab.run(script)

        then:
        [result.exitCode(), result.signal()] == [code, signal]

        where:
        script         || code | signal
        'exit 0'       || 0    | Optional.empty()
        'exit 42'      || 42   | Optional.empty()
        'exit 255'     || 255  | Optional.empty()
    }

    def "a program without a slash is looked up in the PATH of the container"() {
        expect:
        run(env: [PATH: '/nowhere:/etc:/opt/bin:/bin'], ['tool']).out() == 'found in /opt/bin\n'
        run(env: [:], ['busybox', 'echo', 'default']).out() == 'default\n'
        run(env: [PATH: ':/bin'], cwd: '/opt/bin', ['tool']).out() == 'found in ./\n'.replace('./', '.')
    }

    def "#what of the program's name is passed over in the search, but it is the reason when there is no other"() {
        expect:
        run(env: [PATH: "$directory:/opt/bin".toString()], ['tool']).out() == 'found in /opt/bin\n'

        when:
        run(env: [PATH: directory], ['tool'])

        then:
        def e = thrown(KernelFailure)
        e.errno() == Errno.EACCES

        where:
        what                   | directory
        'a directory'          | '/opt/wrong'
        'a file not to be run' | '/opt/weak'
    }

    def "a program that is #what is an error with the reason #errno"() {
        when:
        run([program])

        then:
        def e = thrown(KernelFailure)
        e.errno() == errno

        where:
        what                            | program             || errno
        'not there'                     | '/nowhere'          || Errno.ENOENT
        'not in PATH'                   | 'nowhere'           || Errno.ENOENT
        'a directory'                   | '/bin'              || Errno.EACCES
        'not executable'                | '/opt/plain'        || Errno.EACCES
        'neither a binary nor a script' | '/opt/garbage'      || Errno.ENOEXEC
        'a script without interpreter'  | '/opt/bare'         || Errno.ENOEXEC
        'a script of nothing'           | '/opt/lost'         || Errno.ENOENT
        'a link to the runner'          | '/opt/runner'       || Errno.ELOOP
        'the runner itself'             | '/proc/self/exe'    || Errno.ELOOP
        'a script of the runner'        | '/opt/evil'         || Errno.ELOOP
        'a script of itself'            | '/opt/self'         || Errno.ENOENT
    }

    def "the script #program is run by its interpreter: #printed"() {
        expect:
        run([program, 'a b', 'c']).out() == printed + '\n'

        where:
        program        || printed
        '/opt/script'  || '/opt/script a b c'
        '/opt/options' || '/opt/options a b c'
        '/opt/nested'  || 'outer /opt/nested a b c'
    }

    def "a script may lie in a bind mount, and need not be readable by its owner's group"() {
        given:
        def directory = Lab.directory('scripts')
        script(new File(directory, 'run'), '#!/bin/sh\necho bound $1')
        def mounts = ContainerSpec.DEFAULT_MOUNTS + MountSpec.bind(directory.path, '/scripts', true)

        expect:
        run(mounts: mounts, ['/scripts/run', 'x']).out() == 'bound x\n'
    }

    def "only descriptors 0 to 2 are open inside, even when the JVM leaks some"() {
        given:
        def leaks = [Lab.kernel.open('/', 0200000, 0), Lab.kernel.open('/etc/passwd', 0, 0)]
        def inheritable = leaks.collect { dup(it) }

        expect:
        Lab.lines('ls /proc/self/fd') == ['0', '1', '2', '3'] // 3 is ls reading the directory
        Lab.lines(init: true, 'sleep 0.5; echo $(ls /proc/1/fd)') == ['0 1 2'] // init's exec comes after the program's

        cleanup:
        (leaks + inheritable).each { Lab.kernel.close(it) }
    }

    def "signals are as a fresh process has them: none blocked, ignored or caught"() {
        expect:
        run(['grep', '^Sig[BIC]', '/proc/self/status']).out().readLines()*.split('\\s+')*.last() == ['0' * 16] * 3
    }

    def "the program leads a session of its own"() {
        expect:
        Lab.text('cut -d" " -f1,5,6 /proc/self/stat') == '1 1 1'
    }

    def "init reaps orphans, and ends as the program ends"() {
        when:
        def result = Lab.run(init: true, '''
            for i in 1 2 3 4 5; do (sh -c 'sleep 0.1 & exit 0' &); done
            sleep 0.6
            echo $$; ps -o stat | grep -c Z; tr '\\0' ' ' </proc/1/cmdline
            exit 7''')

        then:
        result.out().readLines() == ['2', '0', 'init ']
        result.exitCode() == 7
    }

    def "init passes signals on, and says by its code how the program ended"() {
        given:
        def container = Lab.start(init: true, script)
        settle(container, 'sleep')

        when:
        container.kill(signal.number())
        def result = container.waitFor(Duration.ofSeconds(10)).orElse(null)

        then:
        result?.exitCode() == code

        cleanup:
        container.remove()

        where:
        script                                   | signal      || code
        'sleep 60'                               | Signal.TERM || 128 + 15
        'trap "exit 5" TERM; sleep 60 & wait'    | Signal.TERM || 5
        'trap "exit 6" USR1; sleep 60 & wait'    | Signal.USR1 || 6
    }

    def "without init the program is PID 1 and is signalled itself"() {
        given:
        def container = Lab.start('trap "exit 5" TERM; sleep 60 & wait')
        settle(container, 'sleep')

        when:
        container.kill(Signal.TERM.number())

        then:
        container.waitFor(Duration.ofSeconds(10)).get().exitCode() == 5
    }

    def "a program that cannot be started leaves nothing, with init neither"() {
        when:
        run(init: true, ['/nowhere'])

        then:
        def e = thrown(KernelFailure)
        e.errno() == Errno.ENOENT
    }

    private Result run(Map<String, ?> changes = [:], List<String> args) {
        Lab.runner.run(Lab.spec([root: root] + changes, args), Stdio.CAPTURE)
    }

    /** Waits until the container's program is so far. */
    private static void settle(Container container, String command) {
        for (int i = 0; i < 500; i++) {
            def children = ProcessHandle.of(container.pid()).map { it.descendants().toList() }.orElse([])
            if (children.any { new File("/proc/${it.pid()}/cmdline").with { file -> file.exists() && file.text.startsWith(command) } }) {
                return
            }
            Thread.sleep(10)
        }
        assert false: "no $command in container ${container.id()}"
    }

    private static int dup(int fd) {
        def copy = Lab.kernel.raw(org.cgroovy.linux.Syscall.FCNTL, fd, 0, 100)
        assert copy >= 100
        copy as int
    }

    private static File makeRoot() {
        def root = Lab.ownRoot()
        def opt = new File(root, 'opt')
        ['bin', 'weak', 'wrong/tool'].each { assert new File(opt, it).mkdirs() }
        script(new File(opt, 'bin/tool'), '#!/bin/sh\necho found in ${0%/*}')
        script(new File(opt, 'script'), '#!/bin/sh\necho $0 "$@"')
        script(new File(opt, 'options'), '#! /bin/sh -eu \necho $0 "$@"')
        script(new File(opt, 'outer'), '#!/bin/sh\necho outer "$@"')
        script(new File(opt, 'nested'), '#!/opt/outer')
        script(new File(opt, 'garbage'), 'echo garbage')
        script(new File(opt, 'bare'), '#!\n')
        script(new File(opt, 'lost'), '#!/nowhere\n')
        script(new File(opt, 'evil'), '#!/proc/self/exe\n')
        script(new File(opt, 'self'), '#!/opt/self\n')
        ['plain', 'weak/tool'].each { new File(opt, it).text = '#!/bin/sh\n' }
        java.nio.file.Files.createSymbolicLink(opt.toPath().resolve('runner'), java.nio.file.Path.of('/proc/self/exe'))
        root
    }

    private static void script(File file, String text) {
        file.text = text
        assert file.setExecutable(true, false)
    }
}
