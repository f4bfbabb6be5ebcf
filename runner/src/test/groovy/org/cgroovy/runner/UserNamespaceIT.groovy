package org.cgroovy.runner

import org.cgroovy.it.Host
import org.cgroovy.linux.Namespace
import org.cgroovy.plan.Stdio
import org.cgroovy.spec.ContainerSpec
import org.cgroovy.spec.IdMapping
import org.cgroovy.spec.MountSpec
import org.cgroovy.spec.Namespaces
import org.cgroovy.spec.User
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Tag

import java.nio.file.Files
import java.nio.file.Path

@Tag('root')
@Requires(value = { Host.runsContainers() }, reason = 'needs root, busybox and writable cgroups')
class UserNamespaceIT extends Specification {
    static final IDS = [new IdMapping(0, 100_000, 65_536)]
    static final NAMESPACES = Namespaces.DEFAULT.withFresh(Namespace.USER).withMappings(IDS, IDS)

    @AutoCleanup
    def leftovers = new Leftovers()

    def "root inside is an ordinary user outside"() {
        given:
        def container = Lab.start(namespaces: NAMESPACES, 'sleep 60')
        def status = new File("/proc/${container.pid()}/status").readLines()

        expect:
        status.find { it.startsWith('Uid:') }.split()[1] == '100000'
        status.find { it.startsWith('Gid:') }.split()[1] == '100000'
        container.exec(Lab.spec(['id', '-u']).process(), Stdio.CAPTURE).out() == '0\n'

        cleanup:
        container.remove()
    }

    def "the maps are those given, and another user inside is his number outside"() {
        expect:
        Lab.lines(namespaces: NAMESPACES, 'cat /proc/self/uid_map /proc/self/gid_map')*.trim()*.replaceAll(' +', ' ') == ['0 100000 65536'] * 2
        Lab.text(namespaces: NAMESPACES, user: new User(1000, 1000, [5L]), 'id -u; id -g; id -G') == '1000\n1000\n1000 5'
    }

    def "the host's files belong to nobody, and cannot be written"() {
        given:
        def data = Lab.directory('data')
        new File(data, 'file').text = 'host'
        def mounts = ContainerSpec.DEFAULT_MOUNTS + MountSpec.bind(data.path, '/mnt', false)

        when:
        def result = Lab.run(namespaces: NAMESPACES, mounts: mounts, 'stat -c %u /mnt/file; cat /mnt/file; echo x > /mnt/file')

        then:
        result.out().readLines() == ['65534', 'host']
        result.err().contains('ermission denied')
        new File(data, 'file').text == 'host'
    }

    def "devices, host name, own network and read-only system are as without one"() {
        expect:
        Lab.lines(namespaces: NAMESPACES, hostname: Optional.of('inside'),
                'hostname; echo x > /dev/null; head -c 2 /dev/zero | wc -c; ip -o link | wc -l; echo $(ls /dev)') ==
                ['inside', '2', '1', 'core fd full mqueue null ptmx pts random shm stderr stdin stdout tty urandom zero']
        Lab.run(namespaces: NAMESPACES, 'mkdir /sys/fs/cgroup/x').err().contains('Read-only')
    }

    def "clocks and the OOM score can be set there too"() {
        given:
        def namespaces = NAMESPACES.withFresh(Namespace.TIME).withTimeOffsets(boottime: 5_000_000L)

        expect:
        Lab.text(namespaces: namespaces, oomScoreAdj: OptionalInt.of(600), 'cat /proc/self/oom_score_adj') == '600'
        (Lab.text(namespaces: namespaces, 'cut -d. -f1 /proc/uptime') as long) > 5_000_000
    }

    def "the pids of another are refused there, since the kernel gives no /proc that shows them"() {
        given:
        def other = Lab.start('sleep 60')

        when:
        Lab.run(namespaces: NAMESPACES.withJoined(Namespace.PID, "/proc/${other.pid()}/ns/pid"), 'ls /proc')

        then:
        def e = thrown(KernelFailure)
        e.message.contains("its pid namespace is another's")

        cleanup:
        other?.remove()
    }

    def "that of another container is joined before the others are made, so that they belong to it"() {
        given:
        def other = Lab.start(namespaces: NAMESPACES, 'sleep 60')
        def joined = Namespaces.DEFAULT.withJoined(Namespace.USER, "/proc/${other.pid()}/ns/user")

        expect:
        Lab.lines(namespaces: joined, hostname: Optional.of('beside'), limits: org.cgroovy.cgroup.Limits.NONE.withPids(5),
                'echo $$; hostname; cat /proc/self/uid_map; ip -o link | wc -l; readlink /proc/self/ns/user')*.trim()*.replaceAll(' +', ' ') ==
                ['1', 'beside', '0 100000 65536', '1', Files.readSymbolicLink(Path.of("/proc/${other.pid()}/ns/user")).toString()]

        when:
        def second = Lab.start(namespaces: joined.withJoined(Namespace.NET, "/proc/${other.pid()}/ns/net"), 'sleep 60')

        then:
        second.exec(Lab.spec(['readlink', '/proc/self/ns/net']).process(), Stdio.CAPTURE).out().trim() ==
                Files.readSymbolicLink(Path.of("/proc/${other.pid()}/ns/net")).toString()

        cleanup:
        [other, second]*.remove()
    }

    def "limits hold there too"() {
        given:
        def limits = org.cgroovy.cgroup.Limits.NONE.withPids(3)

        expect:
        Lab.run(namespaces: NAMESPACES, limits: limits, 'sleep 9 & sleep 9 & sleep 9 & sleep 9 & echo no').pidsLimitHits() > 0
    }

    @Requires(value = { Host.hasCommands('setpriv') && Host.allowsUserNamespaces() }, reason = 'needs setpriv and user namespaces for all')
    def "an ordinary user is root inside, and only he"() {
        given:
        def state = Lab.directory('rootless')
        def ready = ['chown', '1000:1000', state.path].execute().waitFor() == 0

        when:
        def process = new ProcessBuilder('setpriv', '--reuid', '1000', '--regid', '1000', '--clear-groups',
                *ChildJvm.command(ChildJvm.readableClassPath(), RootlessMain), state.path, Lab.root.toString())
                .redirectErrorStream(true).start()
        def lines = process.inputStream.readLines()

        then:
        ready
        lines == ['exit code 0', '0', '0 1000 1', 'inside', '/', 'lo', '1']
        process.waitFor() == 0
        state.list().length == 0
    }
}
