package org.cgroovy.runner

import org.cgroovy.it.Host
import org.cgroovy.linux.Syscall
import org.cgroovy.plan.Stdio
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Tag

/** Ways out of containers that others have had, as bundles. {@code AttackControls} gives the same ones to runc and crun. */
@Tag('root')
@Requires(value = { Host.runsContainers() && Host.hasCommands('perl') }, reason = 'needs root, busybox, writable cgroups and perl')
class AttacksIT extends Specification {
    @AutoCleanup
    def leftovers = new Leftovers()

    @Shared
    @AutoCleanup
    ServicePlace place = new ServicePlace()

    @Shared
    ServicePlace.Talk console = place.console(0)

    def "#attack does not reach the host"() {
        expect:
        attack.verdict('cgroovy') in ['held', 'refused']

        where:
        attack << Attacks.ALL
    }

    def "#attack does not reach the host through the service for users either"() {
        expect:
        attack.verdict(console) in ['held', 'refused']

        where:
        attack << Attacks.ALL
    }

    def "a user of the service gets a container at all, and from a root of his own"() {
        expect:
        new Attack('none', 'a program runs', script: 'echo alive', reached: { lair, outcome -> outcome.out.contains('alive') }).verdict(console) == 'reached'
    }

    def "CVE-2016-9962: who enters a container is never seen in it as the program of the host, and its files cannot be read"() {
        given: "a process inside that looks at what every other one executes, and has open"
        def container = Lab.start('''while :; do for p in /proc/[0-9]*; do e=$(readlink $p/exe); case $e in /bin/*|/usr/bin/*|/sbin/*|'') ;; *) echo "exe $e";; esac
            ls -l $p/fd 2>/dev/null | grep -e "->" | grep -v "pipe:\\|/proc\\|/dev/"; done; [ -e /tmp/stop ] && exit; done''')

        when:
        30.times { assert container.exec(Lab.spec(['true']).process(), Stdio.CAPTURE).exitCode() == 0 }
        container.exec(Lab.spec(['touch', '/tmp/stop']).process(), Stdio.CAPTURE)

        then:
        container.waitFor().out() == ''
    }

    def "CVE-2019-16884: nothing is begun where /proc is not the kernel's"() {
        given:
        def start = ['unshare', '-m', '--propagation', 'private', 'sh', '-c', 'mount -t tmpfs none /proc && exec "$@"', 'sh',
                     *ChildJvm.command(CrashMain), Lab.directory('state').path, "/$Lab.NAME-none", Lab.root, 'op', '0', 'false', '1']*.toString()
        def builder = new ProcessBuilder(start).redirectErrorStream(true)
        builder.environment().LD_LIBRARY_PATH = "${System.getProperty('java.home')}/lib".toString() // else Java asks /proc where it is
        def process = builder.start()

        expect:
        process.inputStream.text.contains("what is mounted on /proc is not the kernel's proc")
        process.waitFor() == 1
    }

    def "CVE-2025-52881: no step writes to a file after the host's files are out of reach"() {
        given:
        def steps = Lab.runner.plan(Lab.sh(oomScoreAdj: OptionalInt.of(5), 'true'), Stdio.CAPTURE).program().steps()
        def cut = steps.findIndexOf { it.call() == Syscall.SETNS && it.toString().contains('CLONE_NEWNS') }

        expect:
        cut > 0
        steps.drop(cut).every { !it.callText().contains('O_WRONLY') && !it.callText().contains('O_RDWR') && it.call() != Syscall.WRITE }
    }

    def "CVE-2025-52565: a /dev/console of the root that is a link is not where the terminal goes"() {
        given:
        def lair = new Attack.Lair('true')
        lair.link('dev/console', "$lair.victim/secret")
        lair.link('dev/pts', lair.victim.path)
        def container = Lab.runner.start(Lab.sh(root: new org.cgroovy.spec.Root(lair.root.path, false), terminal: true, 'tty; sleep 60'), Stdio.HELD_TERMINAL)

        expect:
        lair.untouched
        container.exec(Lab.spec(['stat', '-c', '%F', '/dev/console']).process(), Stdio.CAPTURE).out() == 'character special file\n'

        cleanup:
        container?.remove()
    }
}
