package org.cgroovy.runner

import org.cgroovy.it.Host
import org.cgroovy.linux.Namespace
import org.cgroovy.spec.ContainerSpec
import org.cgroovy.spec.Namespaces
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Tag

import java.nio.file.Files
import java.nio.file.Path

@Tag('root')
@Requires(value = { Host.runsContainers() }, reason = 'needs root, busybox and writable cgroups')
class InsideIT extends Specification {
    static final ALL = ['mnt', 'pid', 'uts', 'ipc', 'net', 'cgroup', 'user', 'time']

    @AutoCleanup
    def leftovers = new Leftovers()

    def "the host name and the domain name are those asked for"() {
        expect:
        Lab.lines(hostname: Optional.of('inside'), domainname: Optional.of('example.org'),
                'hostname; cat /proc/sys/kernel/domainname') == ['inside', 'example.org']
        new File('/proc/sys/kernel/hostname').text.trim() != 'inside'
    }

    def "the program is PID 1 and sees only its own processes"() {
        expect:
        Lab.lines('echo $$; echo /proc/[0-9]*') == ['1', '/proc/1']
    }

    def "there is one root, and no path of the host in the list of mounts"() {
        when:
        def mounts = Lab.lines('cat /proc/self/mountinfo')*.split(' ')

        then:
        mounts.count { it[4] == '/' } == 1
        mounts*.getAt(4).every { it ==~ '/|/(proc|dev|sys)(/.*)?' }
        mounts.findAll { !(it.contains('proc') || it[4] == '/') }.every { !it[3].contains('cgroovy') }
    }

    def "the host's root cannot be reached"() {
        expect:
        Lab.text('ls -di / /.. /proc/1/root/ | awk \'{print $1}\' | sort -u | wc -l') == '1'
        !Lab.run("ls $Lab.home; ls /proc/1/root$Lab.home").out().contains('state')
    }

    def "of #fresh the container has its own, all others it shares"() {
        given:
        def namespaces = new Namespaces(fresh.collect { Namespace.valueOf(it) } as Set, [:], [], [], [:])

        when:
        def inside = Lab.lines(namespaces: namespaces, mounts: mounts, maskedPaths: [], readonlyPaths: [],
                ALL.collect { "readlink /proc/self/ns/$it" }.join(';'))
        def outside = ALL.collect { link('self', it) }

        then:
        [ALL, inside, outside].transpose().findAll { it[1] != it[2] }*.first() as Set ==
                fresh.collect { Namespace.valueOf(it).file() } as Set

        where:
        fresh                                             | _
        ['MOUNT', 'PID', 'UTS', 'IPC', 'NET', 'CGROUP']   | _
        ['MOUNT', 'PID']                                  | _
        ['MOUNT', 'PID', 'TIME']                          | _
        ['MOUNT', 'UTS']                                  | _
        ['MOUNT', 'CGROUP']                               | _
        mounts = ContainerSpec.DEFAULT_MOUNTS.findAll { it.destination() == '/proc' }
    }

    def "without a mount namespace the program has another root directory and the host's mounts"() {
        given:
        def namespaces = Namespaces.DEFAULT.withShared(Namespace.MOUNT)

        expect:
        Lab.lines(namespaces: namespaces, 'pwd; ls /bin/busybox; ls /proc') == ['/', '/bin/busybox']
    }

    def "the namespace of another process is joined by its path"() {
        given:
        def other = Lab.start(hostname: Optional.of('other'), 'sleep 60')

        expect:
        Lab.text(namespaces: Namespaces.DEFAULT.withJoined(Namespace.UTS, "/proc/${other.pid()}/ns/uts"), 'hostname') == 'other'
        Lab.text(namespaces: Namespaces.DEFAULT.withJoined(Namespace.PID, "/proc/${other.pid()}/ns/pid"),
                'ps -o args | grep -c "[s]leep 60"') == '1'
        Lab.text(namespaces: Namespaces.DEFAULT.withJoined(Namespace.NET, "/proc/${other.pid()}/ns/net"),
                'readlink /proc/self/ns/net') == link("${other.pid()}", 'net')

        cleanup:
        other.remove()
    }

    def "the clocks of a time namespace are set off"() {
        given:
        def namespaces = Namespaces.DEFAULT.withFresh(Namespace.TIME).withTimeOffsets(boottime: 1_000_000L, monotonic: 2_000_000L)

        when:
        def uptime = Lab.text(namespaces: namespaces, 'cut -d. -f1 /proc/uptime') as long

        then:
        Math.abs(uptime - 1_000_000 - (new File('/proc/uptime').text.split('\\.')[0] as long)) < 5
    }

    def "the loopback device is up, and it is the only one"() {
        expect:
        Lab.text('ip -o link | cut -d: -f2 | tr -d " "') == 'lo'
        Lab.text('ip -4 -o addr show lo').contains('127.0.0.1/8')
        Lab.text('ping -c 1 -w 2 127.0.0.1 | grep -c "1 packets received"') == '1'
    }

    private static String link(String process, String namespace) {
        Files.readSymbolicLink(Path.of("/proc/$process/ns/$namespace"))
    }
}
