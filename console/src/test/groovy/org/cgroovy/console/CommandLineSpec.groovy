package org.cgroovy.console

import spock.lang.Specification

import static org.cgroovy.console.Invocation.Kind.*

class CommandLineSpec extends Specification {
    def "#words means #kind '#subject' with #arguments"() {
        when:
        def invocation = CommandLine.parse(words)

        then:
        invocation.kind() == kind
        invocation.subject() == subject
        invocation.arguments() == arguments

        where:
        words                            || kind    | subject      | arguments
        []                               || CONSOLE | ''           | []
        ['--explain']                    || CONSOLE | ''           | []
        ['web.groovy']                   || FILE    | 'web.groovy' | []
        ['web.groovy', '--explain', 'x'] || FILE    | 'web.groovy' | ['--explain', 'x']
        ['./ps']                         || FILE    | './ps'       | []
        ['--', 'ps']                     || FILE    | 'ps'         | []
        ['--', '-x']                     || FILE    | '-x'         | []
        ['-e', '1', 'a', '-b']           || CODE    | '1'          | ['a', '-b']
        ['-e', '--help']                 || CODE    | '--help'     | []
        ['-', 'a']                       || INPUT   | ''           | ['a']
        ['ps', '--json']                 || COMMAND | 'ps'         | ['--json']
        ['kill', '-s', 'TERM', 'web']    || COMMAND | 'kill'       | ['-s', 'TERM', 'web']
        ['-h']                           || HELP    | ''           | []
        ['--json', '--help']             || HELP    | ''           | []
        ['--version']                    || VERSION | ''           | []
        ['-V', 'anything']               || VERSION | ''           | []
    }

    def "options are those before the script"() {
        expect:
        CommandLine.parse(words).options() == new Options(explain, json, stacktrace)

        where:
        words                                || explain | json  | stacktrace
        ['a.groovy', '--json']               || false   | false | false
        ['--explain', 'a.groovy']            || true    | false | false
        ['--explain', '--json', '-e', '1']   || true    | true  | false
        ['--stacktrace', '--json', '-']      || false   | true  | true
        ['--json', 'ps']                     || false   | true  | false
    }

    def "the manager of cgroups may be named: #words"() {
        expect:
        CommandLine.parse(words).options().cgroupManager() == manager

        where:
        words                                   || manager
        ['ps']                                  || ''
        ['--cgroup-manager', 'systemd', 'ps']   || 'systemd'
        ['--cgroup-manager=cgroupfs', '-e', '1'] || 'cgroupfs'
    }

    def "#words is bad usage: #message"() {
        when:
        CommandLine.parse(words)

        then:
        def e = thrown(UsageException)
        e.message == message

        where:
        words               || message
        ['--cgroup-manager', 'docker'] || "--cgroup-manager is systemd or cgroupfs, not 'docker'"
        ['--cgroup-manager'] || '--cgroup-manager needs systemd or cgroupfs'
        ['--explian', 'a']  || 'no option --explian; did you mean --explain?'
        ['-x']              || 'no option -x; did you mean -e?'
        ['--colour-scheme'] || 'no option --colour-scheme; cgroovy --help lists them'
        ['-e']              || "-e needs code: cgroovy -e 'println 1'"
        ['--explain', 'ps'] || '--explain goes before a script or -e, not before ps'
        ['--json']          || '--json goes before a script, -e or a command, not before the console'
    }
}
