package org.cgroovy.runner

import org.cgroovy.it.Host
import org.cgroovy.spec.ContainerSpec
import org.cgroovy.spec.MountSpec
import org.cgroovy.spec.Root
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Tag

@Tag('root')
@Requires(value = { Host.runsContainers() }, reason = 'needs root, busybox and writable cgroups')
class MountsIT extends Specification {
    @AutoCleanup
    def leftovers = new Leftovers()

    def "#path is a #type, mounted #options"() {
        when:
        def mount = Lab.lines('cat /proc/self/mountinfo')*.split(' ').find { it[4] == path }

        then:
        mount.toList().with { it[it.indexOf('-') + 1] } == type
        mount[5].split(',').toList().containsAll(options)

        where:
        path                     | type      || options
        '/proc'                  | 'proc'    || ['rw', 'nosuid', 'nodev', 'noexec']
        '/dev'                   | 'tmpfs'   || ['rw', 'nosuid']
        '/dev/pts'               | 'devpts'  || ['rw', 'nosuid', 'noexec']
        '/dev/shm'               | 'tmpfs'   || ['rw', 'nosuid', 'nodev', 'noexec']
        '/dev/mqueue'            | 'mqueue'  || ['rw', 'nosuid', 'nodev', 'noexec']
        '/sys'                   | 'sysfs'   || ['ro', 'nosuid', 'nodev', 'noexec']
        '/sys/fs/cgroup'         | 'tmpfs'   || ['ro', 'nosuid', 'nodev', 'noexec']
        '/sys/fs/cgroup/unified' | 'cgroup2' || ['ro', 'nosuid', 'nodev', 'noexec']
    }

    def "the device #name is #numbers for all to use, and it works"() {
        expect:
        Lab.text("stat -c '%F %a %t:%T' /dev/$name") == "character special file 666 $numbers"

        where:
        name      || numbers
        'null'    || '1:3'
        'zero'    || '1:5'
        'full'    || '1:7'
        'random'  || '1:8'
        'urandom' || '1:9'
        'tty'     || '5:0'
    }

    def "devices do what they should"() {
        expect:
        Lab.lines('echo x >/dev/null; head -c 3 /dev/zero | wc -c; head -c 5 /dev/urandom | wc -c; echo x 2>&1 >/dev/full; echo $(ls /dev)') ==
                ['3', '5', 'sh: write error: No space left on device',
                 'core fd full mqueue null ptmx pts random shm stderr stdin stdout tty urandom zero']
    }

    def "the links of /dev lead where they should"() {
        expect:
        Lab.lines('cd /dev; for n in fd stdin stdout stderr ptmx core; do readlink $n; done') ==
                ['/proc/self/fd', '/proc/self/fd/0', '/proc/self/fd/1', '/proc/self/fd/2', 'pts/ptmx', '/proc/kcore']
    }

    def "masked paths are empty: files, directories, those of /proc that this kernel has"() {
        given:
        def files = ContainerSpec.MASKED_PATHS.findAll { new File(it).file } + '/etc/passwd'
        def directories = ContainerSpec.MASKED_PATHS.findAll { new File(it).directory } + '/var'
        def masked = ContainerSpec.MASKED_PATHS + ['/etc/passwd', '/var', '/nowhere']

        expect:
        Lab.lines(maskedPaths: masked, "cat ${files.join(' ')}; for d in ${directories.join(' ')}; do ls -A \$d; done") == []
        Lab.run(maskedPaths: masked, 'touch /var/x').err().contains('Read-only file system')
        directories.size() > 1 && files.size() > 1
        new File(Lab.root.toFile(), 'etc/passwd').size() > 0
    }

    def "read-only paths cannot be written"() {
        expect:
        Lab.run(readonlyPaths: ContainerSpec.READONLY_PATHS + ['/etc/group', '/home', '/nowhere'], "echo 1 > $path")
                .err().contains('Read-only file system')

        where:
        path << ['/proc/sys/kernel/domainname', '/proc/irq/default_smp_affinity', '/etc/group', '/home/x',
                 '/sys/kernel/profiling', '/sys/fs/cgroup/x']
    }

    def "cgroup file systems show the container's own cgroup as their root, and cannot be written"() {
        expect:
        Lab.lines('cat /proc/self/cgroup')*.split(':')*.last().every { it == '/' }
        Lab.text('grep -c "^1$" /sys/fs/cgroup/unified/cgroup.procs') == '1'
        Lab.run('mkdir /sys/fs/cgroup/unified/x').err().contains('Read-only file system')
        Lab.run('echo 1 > /sys/fs/cgroup/devices/devices.allow').err().contains('Read-only file system')
    }

    def "a directory is bound #how, with what is below it"() {
        given:
        def data = Lab.directory('data')
        new File(data, 'file').text = 'hello'
        def mounts = ContainerSpec.DEFAULT_MOUNTS + MountSpec.bind(data.path, '/new/deep/data', readonly)

        when:
        def result = Lab.run(mounts: mounts, 'cat /new/deep/data/file; echo more > /new/deep/data/written')

        then:
        result.out() == 'hello'
        result.err().contains('Read-only') == readonly
        new File(data, 'written').exists() != readonly

        where:
        how         | readonly
        'writable'  | false
        'read-only' | true
    }

    def "a file is bound onto a file, that is made where there is none"() {
        given:
        def file = new File(Lab.directory('data'), 'file')
        file.text = 'hello'
        def mounts = ContainerSpec.DEFAULT_MOUNTS + MountSpec.bind(file.path, target, false)

        expect:
        Lab.text(mounts: mounts, "cat $target; echo changed > $target") == 'hello'
        file.text == 'changed\n'

        where:
        target << ['/etc/passwd', '/etc/fresh']
    }

    def "a tmpfs is empty, has its size and mode, and goes with the container"() {
        given:
        def mounts = ContainerSpec.DEFAULT_MOUNTS + MountSpec.tmpfs('/tmp', ['size=1m', 'mode=1777', 'nosuid'])

        when:
        def result = Lab.run(mounts: mounts, "stat -c %a /tmp; ls /tmp; dd if=/dev/zero of=/tmp/x bs=64k 2>&1 | tail -1; stat -c %s /tmp/x")

        then:
        result.out().readLines().with { [it.first(), it.last()] } == ['1777', '1048576']
        !Lab.root.resolve('tmp/x').toFile().exists()
    }

    def "a root that is read-only cannot be written, what is mounted in it can"() {
        when:
        def result = Lab.run(root: new Root(Lab.ownRoot().path, true), 'touch /x; touch /dev/shm/y && echo ok')

        then:
        result.err() == 'touch: /x: Read-only file system\n'
        result.out() == 'ok\n'
    }

    def "a root that is not read-only is written"() {
        given:
        def root = Lab.ownRoot()

        expect:
        Lab.lines(root: new Root(root.path, false), 'echo hello > /x') == []
        new File(root, 'x').text == 'hello\n'
    }

    def "mounts of the container do not come back to the host, nor later ones of the host into it"() {
        given:
        def data = Lab.directory('data')
        def mounts = ContainerSpec.DEFAULT_MOUNTS + MountSpec.bind(data.path, '/data', false)
        def container = Lab.start(mounts: mounts, 'sleep 60')

        expect:
        !new File('/proc/self/mountinfo').text.contains(Lab.NAME)
        !new File("/proc/${container.pid()}/mountinfo").text.contains('shared:')

        cleanup:
        container.remove()
    }

    def "not even those of a directory that the host shares with all who bind it"() {
        given:
        def data = Lab.directory('data')
        ['later', 'inside'].each { new File(data, it).mkdir() }
        mount('--bind', data.path, data.path)
        mount('--make-shared', data.path)
        def mounts = ContainerSpec.DEFAULT_MOUNTS + MountSpec.bind(data.path, '/data', false)
        def container = Lab.start(mounts: mounts, capabilities: ['SYS_ADMIN'] as TreeSet, 'mount -t tmpfs none /data/inside && touch /data/inside/x; echo $?; sleep 60')

        when:
        mount('-t', 'tmpfs', 'none', "$data.path/later")
        def outside = new File('/proc/self/mountinfo').readLines().count { it.contains(data.path) }
        def inside = new File("/proc/${container.pid()}/mountinfo")
        for (int i = 0; i < 100 && !inside.text.contains('/data/inside'); i++) {
            sleep(20)
        }

        then:
        inside.text.contains('/data/inside')
        !inside.text.contains('/data/later')
        outside == 2
        new File('/proc/self/mountinfo').readLines().count { it.contains(data.path) } == 2

        cleanup:
        container.remove()
        ['umount', '-R', data.path].execute().waitFor()
    }

    private static void mount(String... words) {
        assert ['mount', *words].execute().waitFor() == 0
    }
}
