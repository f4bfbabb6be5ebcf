package org.cgroovy.cgroup.tool

import org.cgroovy.cgroup.CgroupWalk
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Whatever is wrong with a call: one clear line, the right exit code, and nothing on standard output. */
class BadWordsSpec extends Specification {
    @AutoCleanup
    def host = new MadeUpHost().v1('pids').v1('memory').controllers(pids: 1, memory: 2).group('pids/a').group('memory/a')

    def "#tool #words: #line"() {
        when:
        def ran = host.ours(tool, words)

        then:
        ran.code == code
        ran.out == ''
        ran.err.replace("$host.directory", '') == "$line\n"

        where:
        tool         | words                             || code | line
        'lscgroup'   | ['pids:/none']                    || 82   | 'lscgroup: no cgroup pids:/none: Cgroup does not exist'
        'lscgroup'   | ['none:/a']                       || 93   | 'lscgroup: cannot find group none:/a: no controller none is mounted; lssubsys -a lists them'
        'lscgroup'   | ['pids:/../a']                    || 91   | 'lscgroup: bad cgroup path "/../a": \'..\' is no name of a cgroup'
        'lscgroup'   | ['pids:/a\0b']                    || 91   | 'lscgroup: bad cgroup path "/a\\0b": the kernel takes no newline and no NUL'
        'lscgroup'   | ['pids:/a\nb']                    || 91   | 'lscgroup: bad cgroup path "/a\\nb": the kernel takes no newline and no NUL'
        'lscgroup'   | ['pids:/' + 'n' * 256]            || 91   | "lscgroup: bad cgroup path \"/${'n' * 256}\": a name is longer than 255 bytes"
        'lscgroup'   | ['pids']                          || 255  | 'lscgroup: cgroup controller and path parsing failed (pids)'
        'lscgroup'   | ['--compat=1']                    || 129  | 'lscgroup: no behaviour --compat=1; there are 2.0.2, 3 and right (the default)'
        'lssubsys'   | ['none']                          || 84   | 'lssubsys: none: Cgroup one of the needed subsystems is not mounted; lssubsys -a lists what this kernel has'
        'cgget'      | ['-r', 'pids.max', '/../a']       || 91   | 'cgget: bad cgroup path "/../a": \'..\' is no name of a cgroup'
        'cgget'      | ['-r', 'pids.max', '/a\0']        || 91   | 'cgget: bad cgroup path "/a\\0": the kernel takes no newline and no NUL'
        'cgget'      | ['-r', 'pids.max', '/a']          || 96   | 'cgget: variable file read failed: open("/pids/a/pids.max"): ENOENT, no such file or directory'
        'cgget'      | ['-r', 'tasks', '/a']             || 91   | "cgget: error parsing parameter name 'tasks': it must begin with its controller, as in pids.max"
        'cgget'      | ['-r', 'pids.max/../../x', '/a']  || 91   | "cgget: error parsing parameter name 'pids.max/../../x': a control file has no slash in its name"
        'cgget'      | ['-r', 'none.max', '/a']          || 96   | "cgget: cannot find controller 'none' in group '/a': it is not mounted; lssubsys -a lists what this kernel has"
        'cgget'      | ['-g', 'pids', '/none']           || 82   | 'cgget: no cgroup /none in the hierarchy of pids: Cgroup does not exist'
        'cgget'      | ['/none']                         || 82   | 'cgget: no cgroup /none in any hierarchy: Cgroup does not exist'
        'cgxget'     | ['-2', '-r', 'pids.x', '/a']      || 111  | 'cgxget: pids.x has no counterpart in v1: Failed to convert from cgroup v1 to/from cgroup v2; -i leaves out what has none'
        'cgxget'     | ['-1', '-r', 'pids.x', '/a']      || 96   | 'cgxget: variable file read failed: open("/pids/a/pids.x"): ENOENT, no such file or directory'
        'cgset'      | []                                || 255  | 'Usage is cgset -r <name=value> <relative path to cgroup>'
        'cgset'      | ['--compat=3']                    || 129  | 'Usage is cgset -r <name=value> <relative path to cgroup>'
        'cgsnapshot' | ['-b', '/dev/none']               || 1    | 'cgsnapshot: open("/dev/none"): ENOENT, no such file or directory'
        'cgsnapshot' | ['-f', '/dev/none/x']             || 96   | 'cgsnapshot: Failed to open file /dev/none/x: open("/dev/none/x", O_WRONLY|O_CREAT|O_TRUNC): ENOENT, no such file or directory'
    }

    def "without /proc a tool says so"() {
        expect:
        with(Ran.ours({ Optional.empty() }, 'lscgroup', [])) {
            code == 96
            err == 'lscgroup: cannot read /proc/self/mountinfo: is /proc mounted?\n'
        }
    }

    def "a function gives what the tool finds, or its complaint"() {
        expect:
        Tools.call('lscgroup', ['pids:/a'], host.files(), new CgroupWalk.Plain()) == [new ListedCgroup('pids', '/a')]

        when:
        Tools.call('lscgroup', ['pids:/none'], host.files(), new CgroupWalk.Plain())

        then:
        def e = thrown(ToolException)
        e.message == 'lscgroup: no cgroup pids:/none: Cgroup does not exist'
        e.exitCode() == 82
    }

    def "--dsl prints the line of Groovy that does the same: #line"() {
        expect:
        host.ours(tool, words).out == "$line\n"

        where:
        tool       | words                                     || line
        'lscgroup' | ['--dsl']                                 || 'lscgroup()'
        'lscgroup' | ['-g', 'pids:/a', '--dsl']                || "lscgroup '-g', 'pids:/a'"
        'cgget'    | ['--dsl', '-r', 'pids.max', "/it's \\"]   || "cgget '-r', 'pids.max', '/it\\'s \\\\'"
        'lssubsys' | ['--dsl', '--', '--dsl']                  || "lssubsys '--', '--dsl'"
    }
}
