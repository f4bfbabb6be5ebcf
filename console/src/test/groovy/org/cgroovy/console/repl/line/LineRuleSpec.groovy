package org.cgroovy.console.repl.line

import spock.lang.Specification

class LineRuleSpec extends Specification {
    def rule = new LineRule({ it in ['x', 'address', 'done'] })

    def "'#line' is the command #name with #words"() {
        expect:
        with(rule.command(line).get()) {
            it.name() == name
            it.words() == words
        }

        where:
        line                                    || name       | words
        'ps'                                    || 'ps'       | []
        '  lscgroup  '                          || 'lscgroup' | []
        'lscgroup -g memory:/'                  || 'lscgroup' | ['-g', 'memory:/']
        'cgset -r pids.max=5 /demo'             || 'cgset'    | ['-r', 'pids.max=5', '/demo']
        'cgset -r "io.max=8:0 rbps=1" /demo'    || 'cgset'    | ['-r', 'io.max=8:0 rbps=1', '/demo']
        "cgget -r 'a, (b)' /demo"               || 'cgget'    | ['-r', 'a, (b)', '/demo']
        'tree'                                  || 'cgtree'   | []
        'tree /demo'                            || 'cgtree'   | ['/demo']
        'tree /'                                || 'cgtree'   | ['/']
        'tree :/demo'                           || 'cgtree'   | [':/demo']
        'tree -c cpu,memory -d 2'               || 'cgtree'   | ['-c', 'cpu,memory', '-d', '2']
        'top --once'                            || 'cgtop'    | ['--once']
        'cgwhy 1234'                            || 'cgwhy'    | ['1234']
        'kill -s TERM web'                      || 'kill'     | ['-s', 'TERM', 'web']
        'kill -9 web'                           || 'kill'     | ['-9', 'web']
        'exec web sh -c "echo (a)"'             || 'exec'     | ['web', 'sh', '-c', 'echo (a)']
        'help memory.high'                      || 'help'     | ['memory.high']
        'cgcreate -g cpu,memory:/a\\ b'         || 'cgcreate' | ['-g', 'cpu,memory:/a b']
    }

    def "'#line' is Groovy"() {
        expect:
        rule.command(line).empty

        where:
        line << ['x', 'ps()', 'ps().size()', 'ps = 5', 'ps == 5', "lscgroup '-g', 'memory:/'", 'help "x"', 'lscgroup address',
                 'tree.size', 'tree [0]', 'tree (1)', 'tree { it }', 'top - 1', 'top -= 1', 'top / 2', 'top -> 1', 'top + 1', 'top ? 1 : 2',
                 'ps in list', 'ps as List', 'ps instanceof List', 'top: while (true) { }', 'kill find(address)', 'exec a, b',
                 'ps << 1', 'def ps = 3', 'println ps', 'tree\n/demo', 'tree /a\n/', 'ps;', 'kill web;', '', 'explain', 'explain = 5',
                 'rm {', 'top ?: 1', 'top ..3', '"ps"', 'PS', 'psx']
    }

    def "a variable or a function of the name of a command makes it Groovy"() {
        expect:
        new LineRule({ it == 'ps' }).command('ps').empty
        new LineRule({ it == 'tree' }).command('tree /demo').empty
    }

    def "explain has Groovy behind it, over several lines if need be"() {
        expect:
        rule.command(line).get() == new ShellLine('explain', line.substring(8))

        where:
        line << ["explain container { rootfs '/' }", "explain cgroup('/demo') {\n pids 5\n}", 'explain x.run()']
    }

    def "'#line' is #what for the host's shell"() {
        expect:
        rule.host(line) == Optional.ofNullable(command)

        where:
        line              || command
        '!ls -l'          || 'ls -l'
        ' ! ls | wc -l'   || 'ls | wc -l'
        '!/bin/true'      || '/bin/true'
        '!true'           || null
        '! true'          || 'true'
        '!(a && b)'       || null
        '!done'           || null
        '!!done'          || null
        "!'a'.empty"      || null
        '!'               || null
        '1 != 2'          || null
        '!ls\n!ls'        || null

        what = command ? 'something' : 'nothing'
    }

    def "a colon, and some words alone, are for the console itself"() {
        expect:
        rule.own(':load a b') == Optional.of(new ShellLine('load', 'a b'))
        rule.own(' :quit') == Optional.of(new ShellLine('quit', ''))
        rule.own('help') == Optional.of(new ShellLine('help', ''))
        rule.own('help me').empty
        new LineRule({ true }).own('exit').empty
    }

    def "an open quote is told of"() {
        when:
        new ShellLine('cgset', "-r 'a").words()

        then:
        thrown IllegalArgumentException
    }
}
