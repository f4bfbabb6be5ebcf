package org.cgroovy.runner

import org.cgroovy.linux.Errno
import org.cgroovy.linux.Kernel
import org.cgroovy.linux.KernelException
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

/** Directories stand for cgroups of v2. */
class CgroupDirectoriesSpec extends Specification {
    @TempDir
    Path cgroup

    def directories = new CgroupDirectories(new Kernel())

    def "a controller is #what"() {
        given:
        def control = file('cgroup.subtree_control', 'memory')
        file('cgroup.procs', processes)
        if (type) {
            file('cgroup.type', type)
        }

        when:
        directories.enable(control, 'pids')

        then:
        control.toFile().text.startsWith('+pids')

        where:
        what                                           | type              | processes
        'handed down where no process is'              | 'domain'          | ''
        'handed down by the root, which may have some' | null              | '1\n2\n'
        'handed down where threads are meant'          | 'domain threaded' | '1\n'
    }

    def "where processes are, none is handed down, or the cgroup would turn into a threaded one"() {
        given:
        def control = file('cgroup.subtree_control', '')
        file('cgroup.type', 'domain')
        file('cgroup.procs', '1\n')

        when:
        directories.enable(control, 'pids')

        then:
        def e = thrown(KernelException)
        e.errno() == Errno.EBUSY
        control.toFile().text == ''
    }

    private Path file(String name, String text) {
        def file = cgroup.resolve(name)
        file.toFile().text = text
        file
    }
}
