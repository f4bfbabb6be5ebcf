package org.cgroovy.cgroup.tool

import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Tag

import java.nio.file.Files
import java.nio.file.Path

/** Programs put into cgroups, by {@code cgexec} or by rules, against the originals, cgroup-tools 2.0.2. */
@Tag('root')
@Requires(value = { Twins.possible() }, reason = 'needs root, v1 hierarchies and cgroup-tools')
class CgexecIT extends Specification {
    @Shared
    @AutoCleanup
    def twins = new Twins()

    def cleanup() {
        twins.clean()
    }

    def "cgexec runs #line as the original does"() {
        given:
        twins.both(ONE)

        when:
        def theirs = twins.theirs(['cgexec'] + command)
        def ours = twins.apart(['cgexec'] + command)

        then:
        ours.out == theirs.out
        ours.code == theirs.code
        ours.err.empty == theirs.err.empty

        where:
        command << [
                ['-h'],
                [],
                ['-x', 'true'],
                ['-g', 'pids', 'true'],
                ['-g', 'pids:@/none', 'true'],
                ['-g', 'nosuch:@', 'true'],
                ['-g', 'pids:@', 'no-such-program'],
                ['-g', 'pids:@', '/'],
                ['-g', 'pids:@', '/no/such/program'],
                ['-g', 'pids:@/a', 'grep', ':pids:', '/proc/self/cgroup'],
                ['-g', 'pids,cpu,memory:@/a', 'grep', '-E', ':(pids|cpu|memory):', '/proc/self/cgroup'],
                ['-g', 'pids:@', '-g', 'cpu:@/a', 'grep', '-E', ':(pids|cpu|memory):', '/proc/self/cgroup'],
                ['--sticky', '-g', 'pids:@', 'sh', '-c', 'exit 7'],
                ['-g', 'pids:@', 'sh', '-c', 'kill -9 $$'],
                ['-g', 'pids:@', '--', 'echo', '-g', 'ünï', "quo'te", '', ' '],
                ['-g', 'pids:@', 'printf', '%s|', '-h', '--help', '*'],
                ['-g', 'pids:@', 'env'],
                ['-g', 'pids:@', 'grep', '-E', '^(SigBlk|SigCgt|SigPnd|Shd|Threads|Seccomp|NoNewPrivs|Cap)', '/proc/self/status'],
                ['-g', 'pids:@', 'cat', '/proc/self/limits'],
                ['-g', 'pids:@', 'sh', '-c', 'ls /proc/$$/fd; umask; pwd; ps -o nice= -p $$'],
        ]
        line = command.join(' ')
    }

    def "cgexec hands on which signals are ignored"() {
        given:
        twins.both(ONE)
        def ignored = { Ran ran -> Long.parseLong(ran.out.split()[1], 16) }
        def command = ['cgexec', '-g', 'pids:@', 'grep', 'SigIgn', '/proc/self/status']
        def before = ['env', '--ignore-signal=HUP,INT,QUIT,USR1,USR2,PIPE,TERM,RTMIN+1']

        expect:
        ignored(twins.apart(command, before)) == ignored(twins.theirs(command, before))
    }

    def "cgexec keeps the pid, and a cgroup with little memory and one process is enough"() {
        given:
        twins.both(ONE + [['cgset', '-r', 'pids.max=1', '-r', 'memory.limit_in_bytes=2M', '@/a']])

        when:
        def process = new ProcessBuilder([twins.cgexec(), '-g', 'pids,memory:' + twins.ours + '/a', 'sleep', '60']).start()
        for (int tries = 0; tries < 500 && new File("/proc/${process.pid()}/comm").text != 'sleep\n'; tries++) {
            Thread.sleep(20)
        }

        then:
        new File("/proc/${process.pid()}/comm").text == 'sleep\n'
        twins.roots(twins.ours).pids.resolve('a/tasks').toFile().readLines() == [process.pid() as String]
        twins.roots(twins.ours).memory.resolve('a/tasks').toFile().readLines() == [process.pid() as String]

        cleanup:
        process?.destroyForcibly()?.waitFor()
    }

    def "a script without an interpreter's line is run by the shell, as by execvp"() {
        given:
        twins.both(ONE)
        twins.file = 'echo "$1 in $0"; exit 3'
        def command = ['cgexec', '-g', 'pids:@', 'FILE', 'hi']

        expect:
        twins.theirs(command) == new Ran(3, 'hi in FILE\n', '')
        twins.apart(command) == new Ran(3, 'hi in FILE\n', '')
    }

    def "a script whose interpreter is not there is told so, with the exit code of the original"() {
        given:
        twins.both(ONE)
        twins.file = '#!/no/such/shell -e\ntrue\n'
        def command = ['cgexec', '-g', 'pids:@', 'FILE']

        expect:
        twins.theirs(command).code == 255
        twins.apart(command) == new Ran(255, '',
                'cgexec: execve("FILE"): ENOENT, no such file or directory; its first line wants /no/such/shell to run it\n')
    }

    def "what a cgroup of cpuset refuses is told, though the shell cannot"() {
        given:
        twins.both(ONE)
        def cpuset = Files.createDirectory(Path.of('/sys/fs/cgroup/cpuset', twins.ours))

        when:
        def ran = twins.apart(['cgexec', '-g', 'pids,cpuset:@', 'true'])

        then:
        ran.code == 96
        ran.err.contains('ENOSPC')
        ran.err.contains('cpuset.cpus or cpuset.mems of cpuset:/@ is empty: set both first')

        cleanup:
        Files.deleteIfExists(cpuset)
    }

    def "when the kernel refuses the shell a cgroup, the reason is told and nothing is run"() {
        given:
        twins.both(ONE)
        def script = Path.of(twins.cgexec())
        def asked = script.resolveSibling('cgroovy').toFile()
        asked.text = """#!/bin/sh
            [ "\${CGROOVY_CALLER##* }" = refused ] || { printf '/sys/fs/cgroup/pids/none/tasks\\nexec 2\\n'; exit; }
            echo "\$*: the reason" >&2
            exit 96
            """.stripIndent()

        expect:
        Ran.program([script.toString(), '-g', 'pids:none', 'echo', 'run']) ==
                new Ran(96, '', 'cgexec -g pids:none echo run: the reason\n')
    }

    def "a variable of the environment is handed on whatever its name is"() {
        given:
        twins.both(ONE)
        def command = ['cgexec', '-g', 'pids:@', 'env']
        def before = ['env', *'self link home java jar kind jvm dir archives code answer LC_ALL'.split().collect { "$it=$it".toString() }]

        expect:
        twins.apart(command, before).lines().sort() == twins.theirs(command, before).lines().sort()
    }

    def "without -g, #tool follows the rules: #rule"() {
        given:
        twins.both(ONE)
        twins.file = rule
        def etc = Files.createTempDirectory('cgroovy-etc')
        def inEtc = { String root ->
            etc.resolve('cgrules.conf').toFile().text = rule.replace('@', root)
            etc.resolve('cgconfig.conf').toFile().text = "template $root/%u { pids { pids.max = 17; } }"
            ['unshare', '-m', 'sh', '-c', 'mount -t overlay overlay -o lowerdir=$0:/etc /etc && exec "$@"', etc.toString()]
        }

        when:
        def theirs = twins.theirs(command, inEtc(twins.theirs))
        def ours = twins.apart(command, inEtc(twins.ours))

        then:
        ours.code == theirs.code
        ours.out == theirs.out || theirs.out.startsWith('Error:')
        ours.err.empty == theirs.err.empty
        twins.differences() == [:]

        cleanup:
        etc.toFile().deleteDir()

        where:
        rule                                          | command
        '* pids @/a'                                  | CGEXEC
        'root pids,cpu @/a'                           | CGEXEC
        'nobody pids @/a\n@root cpu @/a\n% pids @/a' | CGEXEC
        'root:nothing pids @/a\n* memory @/a'        | CGEXEC
        '*:grep pids @/a'                             | CGEXEC
        '* pids @/%u'                                 | CGEXEC
        '* pids @/a ignore'                           | CGEXEC
        '* pids @/none'                               | CGEXEC
        '* nosuch @/a'                                | CGEXEC
        'nobody pids @/a'                             | CGEXEC
        'two words'                                   | CGEXEC
        '# nothing'                                   | CGEXEC
        '* pids @/a'                                  | ['cgclassify', '$0', '$1']
        'root:sleep pids @/a'                         | ['cgclassify', '$0']
        '*:/usr/bin/sleep pids @/a\n% cpu @/a'       | ['cgclassify', '$0']
        '* pids @/%u'                                 | ['cgclassify', '$0']
        '* pids @/none'                               | ['cgclassify', '$0', '$1']

        tool = command[0]
    }

    private static final List<String> CGEXEC = ['cgexec', 'grep', '-E', ':(pids|cpu|memory):', '/proc/self/cgroup']

    private static final List<List<String>> ONE = [['cgcreate', '-g', 'cpu,memory,pids:@/a']]
}
