package org.cgroovy.cgroup.tool

import spock.lang.Specification

/** Compared with glibc's getopt_long once more by the integration tests, through the originals. */
class GetoptSpec extends Specification {
    static final OptionTable TABLE = OptionTable.of('hg:a', LongOption.flag('help', 'h' as char),
            LongOption.with('group', 'g' as char), LongOption.flag('all', 'a' as char), LongOption.flag('all-too', 'b' as char))

    def "#words are read as #options with operands #operands"() {
        when:
        def getopt = new Getopt('tool', TABLE, words, new PrintStream(OutputStream.nullOutputStream()))

        then:
        read(getopt) == options
        getopt.operands() == operands

        where:
        words                            || options               | operands
        []                               || []                    | []
        ['-ha']                          || ['h', 'a']            | []
        ['-agx', 'y']                    || ['a', 'g x']          | ['y']
        ['x', '-a', 'y', '-g', 'z']      || ['a', 'g z']          | ['x', 'y']
        ['-a', '--', '-h', 'x']          || ['a']                 | ['-h', 'x']
        ['-', '-a']                      || ['a']                 | ['-']
        ['--group=x=y', '--gr', '--']    || ['g x=y', 'g --']     | []
        ['--all', '--all-']              || ['a', 'b']            | []
        ['-g', '']                       || ['g ']                | []
        ['--dsl', '-a', '--compat=3']    || ['a']                 | []
        ['-g', '--dsl', '--', '--dsl']   || ['g --dsl']           | ['--dsl']
    }

    def "with + the first operand ends the options, also those of ours"() {
        given:
        def getopt = new Getopt('tool', OptionTable.of('+g:'), ['-g', 'a', 'cmd', '-g', '--dsl'], System.err)

        expect:
        read(getopt) == ['g a']
        getopt.operands() == ['cmd', '-g', '--dsl']
    }

    def "#words is complained of: #complaint"() {
        given:
        def err = new ByteArrayOutputStream()
        def getopt = new Getopt('tool', TABLE, words, new PrintStream(err, true))

        expect:
        getopt.next() == Getopt.WRONG
        "$err" == "tool: $complaint\n"

        where:
        words        || complaint
        ['-x']       || "invalid option -- 'x'"
        ['-:']       || "invalid option -- ':'"
        ['-g']       || "option requires an argument -- 'g'"
        ['--group']  || "option '--group' requires an argument"
        ['--nay=3']  || "unrecognized option '--nay=3'"
        ['--help=3'] || "option '--help' doesn't allow an argument"
        ['--al']     || "option '--al' is ambiguous; possibilities: '--all' '--all-too'"
    }

    private static List<String> read(Getopt getopt) {
        def options = []
        for (int option = getopt.next(); option != Getopt.END; option = getopt.next()) {
            char letter = option as char
            options << (letter == 'g' as char ? "g ${getopt.argument()}" : "$letter").toString()
        }
        options
    }
}
