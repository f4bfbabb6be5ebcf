package org.cgroovy.cgroup.tool

import org.cgroovy.cgroup.ControlFiles
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Tag

import java.nio.file.Files
import java.nio.file.Path

/** Bad input and bad hosts: one line that names the file, the value and the kernel's reason, and nothing is changed. */
@Tag('root')
@Requires(value = { Twins.possible() }, reason = 'needs root, v1 hierarchies and cgroup-tools')
class BadWritesIT extends Specification {
    @Shared
    @AutoCleanup
    def twins = new Twins()

    /** Where an ordinary user may read the classes. */
    @Shared
    @AutoCleanup('deleteDir')
    def classes = readableClasses()

    def setup() {
        twins.both([['cgcreate', '-g', 'cpu,memory,pids:@/a']])
    }

    def cleanup() {
        twins.clean()
    }

    def "#line: #complaint"() {
        given:
        def before = twins.state(twins.ours)

        when:
        def ran = command[0] == 'cgexec' ? twins.apart(command) : twins.ours(command)

        then:
        ran.err.readLines().size() == 1
        ran.err.contains(complaint)
        ran.out == ''
        ran.code == code
        twins.state(twins.ours) == before

        where:
        command                                              | code | complaint
        ['cgcreate', '-g', 'pids:@/../../x']                 | 91   | "'..' is no name of a cgroup"
        ['cgcreate', '-g', 'pids:@/./x']                     | 91   | "'.' is no name of a cgroup"
        ['cgcreate', '-g', 'pids:@/a\0b']                    | 91   | 'no newline and no NUL'
        ['cgcreate', '-g', 'pids:@/a\nb']                    | 91   | 'no newline and no NUL'
        ['cgcreate', '-g', 'pids:@/' + 'x' * 256]            | 91   | 'longer than 255 bytes'
        ['cgcreate', '-g', 'nosuch:@/x']                     | 84   | 'no controller nosuch is mounted; lssubsys -a lists them'
        ['cgcreate', '-g', 'pids,nosuch:@/x']                | 84   | 'no controller nosuch is mounted'
        ['cgcreate', '-g', 'pids:@/x', '-g', 'memory:@/y', '-g', ':'] | 255 | ':'
        ['cgdelete', 'pids:@/a/..']                          | 91   | "'..' is no name of a cgroup"
        ['cgdelete', 'pids:@/none']                          | 96   | 'ENOENT, no such file or directory; there is no cgroup pids:/@/none'
        ['cgdelete', 'pids:@']                               | 96   | 'EBUSY, device or resource busy; it has cgroups below it, a: -r removes these too'
        ['cgset', '-r', 'pids.max=many', '@/a']              | 96   | 'write("/sys/fs/cgroup/pids/@/a/pids.max", "many"): EINVAL, invalid argument; the kernel does not take that here; the value now: max'
        ['cgset', '-r', 'cpu.cfs_quota_us=1', '@/a']         | 96   | 'EINVAL'
        ['cgset', '-r', 'pids.max=99999999999999', '@/a']    | 96   | 'EINVAL'
        ['cgset', '-r', 'pids.none=1', '@/a']                | 95   | 'has no such file; it has pids.current'
        ['cgset', '-r', 'pids.mx=1', '@/a']                  | 95   | 'has no such file; did you mean pids.max?'
        ['cgset', '-r', 'pids.current=1', '@/a']             | 96   | 'EINVAL, invalid argument; pids.current can only be read; write pids.max'
        ['cgset', '-r', 'pids.max=1', '@/none']              | 95   | 'there is no cgroup pids:/@/none; cgcreate -g pids:/@/none makes it'
        ['cgset', '-r', 'pids.max=1', '@/../@/a']            | 91   | "'..' is no name of a cgroup"
        ['cgset', '-r', 'pids./../tasks=1', '@/a']           | 95   | 'cannot have a file of the name'
        ['cgset', '-r', 'pids.max=1\n2', '-r', 'nosuch.x=1', '@/a'] | 84 | 'no controller nosuch'
        ['cgclassify', '-g', 'pids:@/none', '$0']            | 1    | 'there is no cgroup pids:/@/none'
        ['cgclassify', '-g', 'pids:@/a', '4194304']          | 1    | 'ESRCH, no such process; there is no process 4194304'
        ['cgclassify', '-g', 'pids:@/a', '0']                | 2    | '0 is not valid pid'
        ['cgclassify', '-g', 'pids:@/a', '-g', 'memory:@/none', '$0'] | 1 | 'there is no cgroup memory:/@/none'
        ['cgexec', '-g', 'pids:@/a\n', 'true']               | 91   | 'no newline and no NUL'
        ['cgexec', '-g', 'pids:@/none', 'true']              | 82   | 'there is no cgroup pids:/@/none; cgcreate -g'
        ['cgexec', '-g', 'pids:@/a', 'no-such-program']      | 255  | 'execve("no-such-program"): ENOENT'
        ['cgexec', '-g', 'pids:@/a', '/']                    | 255  | 'execve("/"): EACCES, permission denied; it is a directory'
        ['cgconfigparser', '-l', '/']                        | 96   | 'EISDIR'
        ['cgclear']                                          | 1    | 'nothing was done'

        line = command.join(' ').replace('\0', '<NUL>').replace('\n', '<newline>').take(60)
    }

    def "a process that one hierarchy refuses goes back to where it was in the others"() {
        when:
        twins.ours(['cgclassify', '-g', 'pids:@', '$0'])
        def ran = twins.ours(['cgclassify', '-g', 'pids,cpu:@/a', '-g', 'memory:@/none', '$0'])

        then:
        ran.code == 1
        members('pids', '') == members('pids', '')
        members('pids', '') == [twins.sleeper(twins.ours, 0).pid() as String]
        members('cpu', 'a') == []
    }

    def "an ordinary user gets one line from #line"() {
        when:
        def ran = twins.apart(command, ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'], classes.path)

        then:
        ran.err.readLines().size() == 1
        ran.err.contains(complaint)
        ran.code == code

        where:
        command                                   | code | complaint
        ['cgcreate', '-g', 'pids:@/b']            | 87   | 'mkdir("/sys/fs/cgroup/pids/@/b"): EACCES, permission denied; run it as root, or have root give you the cgroup: cgcreate -a, -t'
        ['cgdelete', 'pids:@/a']                  | 96   | 'rmdir("/sys/fs/cgroup/pids/@/a"): EACCES, permission denied; run it as root'
        ['cgset', '-r', 'pids.max=1', '@/a']      | 87   | 'write("/sys/fs/cgroup/pids/@/a/pids.max", "1"): EACCES, permission denied; run it as root'
        ['cgclassify', '-g', 'pids:@/a', '$0']    | 1    | 'EACCES, permission denied; moving process $0 needs'

        line = command[0]
    }

    def "an ordinary user works in what was given to him, also where it is only the tasks file"() {
        given:
        def user = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups']
        twins.ours(['cgcreate', '-a', 'nobody:nogroup', '-t', 'nobody:nogroup', '-g', 'pids:@/mine'])
        twins.ours(['cgcreate', '-t', 'nobody:nogroup', '-g', 'pids:@/handed'])
        def sleeper = new ProcessBuilder(user + ['sleep', '600']).start()

        expect:
        twins.apart(['cgset', '-r', 'pids.max=9', '@/mine'], user, classes.path) == new Ran(0, '', '')
        twins.apart(['cgcreate', '-g', 'pids:@/mine/child'], user, classes.path) == new Ran(0, '', '')
        twins.apart(['cgdelete', 'pids:@/mine/child'], user, classes.path) == new Ran(0, '', '')
        twins.apart(['cgclassify', '-g', 'pids:@/handed', sleeper.pid() as String], user, classes.path) == new Ran(0, '', '')
        members('pids', 'handed') == [sleeper.pid() as String]

        cleanup:
        sleeper?.destroyForcibly()?.waitFor()
    }

    def "a cgroup file system that is mounted read-only: #line"() {
        given:
        def readOnly = ['unshare', '-m', 'sh', '-c', 'mount -o remount,bind,ro /sys/fs/cgroup/pids; exec "$0" "$@"']

        when:
        def ran = twins.apart(command, readOnly)

        then:
        ran.err.readLines().size() == 1
        ran.err.contains('EROFS, read-only file system')
        ran.err.contains('mount -o remount,rw /sys/fs/cgroup/pids')
        ran.code == code

        where:
        command                                | code
        ['cgcreate', '-g', 'pids:@/b']         | 87
        ['cgset', '-r', 'pids.max=1', '@/a']   | 87
        ['cgdelete', 'pids:@/a']               | 96
        ['cgclassify', '-g', 'pids:@/a', '$0'] | 1

        line = command[0]
    }

    def "a cgroup that vanishes while its tree is removed is no error"() {
        given:
        twins.both((0..60).collect { ['cgcreate', '-g', "pids:@/a/n$it/x".toString()] })
        def other = Thread.start { Twins.removeTree(twins.roots(twins.ours).pids.resolve('a')) }

        when:
        def ran = twins.ours(['cgdelete', '-r', 'pids:@/a'])
        other.join()

        then:
        ran == new Ran(0, '', '')
        !Files.exists(twins.roots(twins.ours).pids.resolve('a'))
    }

    private List<String> members(String hierarchy, String path) {
        twins.roots(twins.ours)[hierarchy].resolve(path).resolve('tasks').toFile().readLines()
    }

    private static File readableClasses() {
        def copy = Files.createTempDirectory('cgroovy-classes').toFile()
        [Tools, ToolMain].each { type ->
            def root = Path.of(type.protectionDomain.codeSource.location.toURI())
            ['cp', '-r', "$root/.", copy.path].execute().waitFor()
        }
        ['chmod', '-R', 'a+rX', copy.path].execute().waitFor()
        copy
    }
}
