package org.cgroovy.runner

import org.cgroovy.it.Host
import org.cgroovy.linux.Errno
import org.cgroovy.plan.Stdio
import org.cgroovy.spec.ContainerSpec
import org.cgroovy.spec.MountSpec
import org.cgroovy.spec.Root
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Tag

import java.nio.file.Files
import java.nio.file.Path

/** Ways out of a container that others have had, by their CVE: each is tried, and the host looked at after. */
@Tag('root')
@Requires(value = { Host.runsContainers() }, reason = 'needs root, busybox and writable cgroups')
class SentinelsIT extends Specification {
    static final NONE = ContainerSpec.DEFAULT_MOUNTS.findAll { !(it.destination() =~ '^/dev') }

    @AutoCleanup
    def leftovers = new Leftovers()

    @Shared
    Root sneaky = new Root(Lab.ownRoot().path, false)

    @Lazy
    File root = Lab.ownRoot()

    def victim = Lab.directory('victim')

    def setupSpec() {
        (3..30).each { Files.createSymbolicLink(Path.of(sneaky.path(), "sneaky$it"), Path.of("/proc/self/fd/$it")) }
    }

    def "2024-21626: the working directory #cwd leads to no directory of the host"() {
        given:
        def leak = Lab.kernel.open('/', 0200000, 0)

        when:
        Lab.run(root: sneaky, cwd: cwd, 'pwd')

        then:
        def e = thrown(KernelFailure)
        e.errno() in [Errno.ELOOP, Errno.ENOENT, Errno.ENOTDIR]

        cleanup:
        Lab.kernel.close(leak)

        where:
        cwd << ['/proc/self/fd/', '/proc/1/fd/', '/sneaky'].collectMany { path -> [3, 7, 8, 9, 10, 20, 30].collect { "$path$it".toString() } }
    }

    def "2024-21626: nor does that of one more process"() {
        given:
        def container = Lab.start('sleep 60')

        when:
        container.exec(Lab.spec(cwd: '/proc/self/fd/5', ['pwd']).process(), Stdio.CAPTURE)

        then:
        def e = thrown(KernelFailure)
        e.errno() in [Errno.ELOOP, Errno.ENOENT, Errno.ENOTDIR]

        cleanup:
        container.remove()
    }

    def "2019-5736: #program is not the runner's own program"() {
        given:
        link('bin/own', '/proc/self/exe')
        link('bin/pid', '/proc/1/exe')
        def container = Lab.start(rootOf(), 'sleep 60')

        when:
        container.exec(Lab.spec([program]).process(), Stdio.CAPTURE)

        then:
        def e = thrown(KernelFailure)
        e.errno() == Errno.ELOOP

        cleanup:
        container.remove()

        where:
        program << ['/proc/self/exe', 'own', '/bin/own', '/bin/pid']
    }

    def "2019-19921: a /proc that is a symbolic link is refused"() {
        given:
        assert new File(root, 'proc').delete()
        link('proc', target)

        when:
        Lab.run(rootOf(), 'true')

        then:
        def e = thrown(KernelFailure)
        e.errno() == Errno.ELOOP
        e.message.contains('/proc')
        victim.list().length == 0

        where:
        target << ['/tmp', '../..']
    }

    def "2026-41579: a /dev that is a symbolic link is refused, and nothing is made where it leads"() {
        given:
        assert new File(root, 'dev').delete()
        link('dev', victim.path)
        new File(victim, 'ptmx').text = 'precious'

        when:
        Lab.run(rootOf(), 'true')

        then:
        def e = thrown(KernelFailure)
        e.errno() == Errno.ELOOP
        victim.list() as List == ['ptmx']
        new File(victim, 'ptmx').text == 'precious'
    }

    def "2021-30465: a mount point below the symbolic link #target stays in the root"() {
        given:
        link('out', target.replace('VICTIM', victim.path))
        def mounts = ContainerSpec.DEFAULT_MOUNTS + MountSpec.tmpfs('/out/here', []) + MountSpec.bind('/etc/hostname', '/out/file', true)

        when:
        def outcome = attempt { Lab.run(*: rootOf(), mounts: mounts, 'grep -c "/here \\|/file " /proc/self/mountinfo').out().trim() }

        then:
        outcome in ['2', 'KernelFailure']
        victim.list().length == 0

        where:
        target << ['VICTIM', '/tmp', '../../../../../../../../tmp', '/../../VICTIM']
    }

    def "2025-31133: a /dev/null of the root that is a link hides nothing behind a file of the host"() {
        given:
        new File(victim, 'secret').text = 'precious'
        new File(root, 'dev').mkdirs()
        link('dev/null', "$victim.path/secret")

        when:
        def outcome = attempt { Lab.run(*: rootOf(), mounts: NONE, maskedPaths: ['/etc/passwd'], 'cat /etc/passwd').out() }

        then:
        outcome != 'precious'
        outcome == 'KernelFailure'
    }

    def "2024-45310: nothing is made outside the root for a mount point that is missing"() {
        given:
        link('gone', "$victim.path")
        def mounts = ContainerSpec.DEFAULT_MOUNTS + MountSpec.tmpfs(destination, [])

        when:
        attempt { Lab.run(*: rootOf(), mounts: mounts, 'true') }

        then:
        victim.list().length == 0
        !new File(victim.parentFile, 'escape').exists()

        where:
        destination << ['/gone/a/b', '/gone/../escape', '/../../../../escape', '/a/../../../escape']
    }

    def "2022-0492: a v1 cgroup cannot be mounted, and release_agent cannot be written"() {
        given:
        def result = Lab.run(maskedPaths: [], '''
            mkdir /dev/shm/x; mount -t cgroup -o pids none /dev/shm/x; mount -t cgroup -o none,name=evil none /dev/shm/x
            unshare -UrmC true; echo /x > /sys/fs/cgroup/devices/release_agent; echo 1 > /sys/fs/cgroup/devices/notify_on_release''')

        expect:
        result.err().readLines().count { it =~ 'permission denied|Operation not permitted|Read-only|nonexistent directory|can.t create' } >= 4
        !new File('/proc/mounts').text.contains('evil')
    }

    def "2023-25809: /sys/fs/cgroup is read-only inside, in every hierarchy"() {
        expect:
        Lab.lines('for d in /sys/fs/cgroup /sys/fs/cgroup/*; do mkdir $d/x 2>&1; done; true').every { it.contains('Read-only file system') }
    }

    def "2016-9962: the JVM cannot be read or traced by those who could be its user"() {
        expect: "the owner of /proc/self is root when it is not dumpable, and the limit on cores does not matter"
        Lab.kernel.raw(org.cgroovy.linux.Syscall.PRCTL, 3, 0, 0, 0, 0) == 0
    }

    def "2022-27650: no capability is inheritable, for one more process neither"() {
        given:
        def container = Lab.start('sleep 60')

        expect:
        container.exec(Lab.spec(['grep', 'CapInh', '/proc/self/status']).process(), Stdio.CAPTURE).out().trim() == "CapInh:\t${'0' * 16}"

        cleanup:
        container.remove()
    }

    def "the host's root is unmounted, not only left"() {
        expect: "the trick of an earlier runtime that forgot it"
        Lab.run('ls -a / | grep -c "old\\|pivot"; chroot /proc/1/cwd/../../.. ls /').out().readLines().first() == '0'
        Lab.lines('cut -d" " -f5 /proc/self/mountinfo | grep -c "^/$"') == ['1']
    }

    def "the id '#id' is refused, so no cgroup or directory outside ours is meant"() {
        when:
        org.cgroovy.it.Records.with(Lab.sh('true'), [id: id])

        then:
        thrown(Exception)

        where:
        id << ['../x', 'a/b', '..', '.', '', 'a\nb', 'x' * 300, '-a', 'a b', 'ü']
    }

    private Map<String, ?> rootOf() {
        [root: new Root(root.path, false)]
    }

    private void link(String name, String target) {
        Files.createSymbolicLink(root.toPath().resolve(name), Path.of(target))
    }

    private static String attempt(Closure<?> action) {
        try {
            action()
        } catch (KernelFailure e) {
            e.class.simpleName
        }
    }
}
