package org.cgroovy.runner

import org.cgroovy.it.Host
import org.cgroovy.linux.MountInfo
import org.cgroovy.linux.Namespace
import org.cgroovy.spec.ContainerSpec
import org.cgroovy.spec.MountSpec
import org.cgroovy.spec.Namespaces
import org.cgroovy.spec.ProcessSpec
import org.cgroovy.spec.Root
import org.cgroovy.spec.Seccomp
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Tag

@Tag('root')
@Requires(value = { Host.runsContainers() }, reason = 'needs root, busybox and writable cgroups')
class AuditIT extends Specification {
    @AutoCleanup
    def leftovers = new Leftovers()

    def "of a container with the defaults nothing is open"() {
        given:
        def rows = audit([:])

        expect:
        rows.findAll { it.widened() } == []
        rows*.what() == ['user', 'capabilities', 'new privileges', 'system calls', 'shared namespaces', 'writable files of the host',
                         'writable kernel trees', 'the host in /proc and /sys', 'sockets of daemons', 'devices', 'limits']
        rows.find { it.what() == 'system calls' }.found() == 'filter default; of the notable ones ptrace, process_vm_writev'
        rows.find { it.what() == 'shared namespaces' }.found() == 'user time'
    }

    def "#changes opens #what: #found"() {
        given:
        def row = audit(changes).find { it.what() == what }

        expect:
        row.widened()
        row.found().contains(found)

        where:
        changes                                                                         || what                         | found
        [capabilities: ProcessSpec.DEFAULT_CAPABILITIES + 'SYS_ADMIN' as Set]           || 'capabilities'               | 'beyond the default: SYS_ADMIN'
        [capabilities: ProcessSpec.DEFAULT_CAPABILITIES + 'SYS_ADMIN' as Set]           || 'system calls'               | 'mount, unshare, setns, bpf'
        [noNewPrivileges: false]                                                        || 'new privileges'             | 'setuid'
        [seccomp: Seccomp.UNCONFINED]                                                   || 'system calls'               | 'all: no filter'
        [namespaces: Namespaces.DEFAULT.withShared(Namespace.NET)]                      || 'shared namespaces'          | "the host's network"
        [mounts: ContainerSpec.DEFAULT_MOUNTS + MountSpec.bind('/var', '/mnt', false)]  || 'writable files of the host' | "/mnt (${inItsFileSystem('/var')} of "
        [maskedPaths: []]                                                               || 'the host in /proc and /sys' | 'to be read: /proc/'
        [readonlyPaths: []]                                                             || 'the host in /proc and /sys' | '/proc/sys'
    }

    /** What a directory is called in its file system: another name where the host's root is a part of one, or it is one itself. */
    private static String inItsFileSystem(String path) {
        def above = MountInfo.parse(new File('/proc/self/mountinfo').text)
                .findAll { path == it.mountPoint() || path.startsWith(it.mountPoint() == '/' ? '/' : it.mountPoint() + '/') }.max { it.mountPoint().length() }
        java.nio.file.Path.of(above.root(), path.substring(above.mountPoint().length())).toString()
    }

    private static List<Exposure> audit(Map<String, ?> changes) {
        def container = Lab.start([root: new Root(Lab.root.toString(), true)] + changes, 'sleep 60')
        try {
            container.audit()
        } finally {
            container.remove()
        }
    }
}
