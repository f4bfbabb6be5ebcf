package org.cgroovy.console.repl

import org.cgroovy.console.repl.line.LineRule
import org.cgroovy.dsl.Session
import spock.lang.Specification

class ReplSpec extends Specification {
    def printed = new ByteArrayOutputStream()
    def complained = new ByteArrayOutputStream()

    def "typing #lines prints #output"() {
        when:
        def exitCode = type(lines)

        then:
        printed.toString().readLines() == output
        complained.toString() == ''
        exitCode == 0

        where:
        lines                                                              || output
        ['1 + 1', '_ * 3', 'null', '_']                                    || ['2', '6', '6']
        ['def x = 2', 'int y = 3', 'x + y']                                || ['2', '3', '5']
        ['def (a, b) = [1, 2]', 'a + b']                                   || ['1', '2', '3']
        ['def z', 'z == null']                                             || ['true']
        ['x = 2; def h = { it * x }', '[1, 2].collect(h)']                 || ['a closure', '2', '4']
        ['def f(n) { n < 2 ? 1 : n * f(n - 1) }', 'f(4)', '[3].each { println f(it) }'] || ['24', '6', '3']
        ['def f() { 1 }', 'def f() { 2 }', 'f()']                          || ['2']
        ['class P { int n }', 'new P(n: 3).n']                             || ['class P', '3']
        ['import java.time.Duration', 'Duration.ofSeconds(61)']            || ['PT1M1S']
        ['import static java.lang.Math.max as most', 'most(1, 2)']         || ['2']
        ["def n = 7", "container('c') { rootfs '/'; limits { pids n } }.spec.limits().pids()"] || ['7', 'OptionalLong[7]']
        ['[a: 1, b: [2]]', '["x", [1]] as Object[]', "'text'"]             || ['a: 1', 'b: [2]', 'x', '[1]', 'text']
        ["'a'", "'b'", '__ + _']                                           || ['a', 'b', 'ab']
        ['[[a: 1, b: "x"], [a: 22, b: null]]']                             || ['a   b', '1   x', '22  -']
        ['record P(int x, String y) {}', '[new P(1, "one"), new P(20, "two")]', 'new P(3, "three")'] || ['class P', 'x   y', '1   one', '20  two', 'P[x=3, y=three]']
        ['', '  ', ':quit', '1']                                           || []
        ['exit', '1']                                                      || []
        ["help 'net_prio.prioidx'"]                                        || ['net_prio.prioidx of v1: read-only; since Linux 3.3', '  The number by which the kernel knows the cgroup here.', '  holds    a number', '  example  2', '  in v2    none: it is of no use outside the kernel']
        [':help rlimits']                                                  || org.cgroovy.dsl.HelpTopics.about('rlimits').readLines() + ('example: ' + org.cgroovy.dsl.HelpTopics.example('rlimits').get())
    }

    def "the error of '#line' is one line: #error"() {
        when:
        def exitCode = type([line])

        then:
        complained.toString() == error + '\n'
        printed.toString() == ''
        exitCode == 1

        where:
        line                                  || error
        'throw new RuntimeException("boom")'  || 'RuntimeException: boom'
        '1 +* 2'                              || "Unexpected input: '+'"
        'x = 1\nx.foo()'                      || 'line 2: Integer has no method foo()'
        'container { hostnam "a" }'           || 'hostnam: did you mean hostname?'
        'ls -l'                               || 'ls: did you mean ps?; for the program of the host: !ls'
        'ls = ps'                             || 'ps needs parentheses: write ps()'
        'import no.such.Thing'                || 'unable to resolve class no.such.Thing'
    }

    def "what was thrown is there as exception, with its causes"() {
        when:
        type(["throw new IllegalStateException('no', new IOException('disk full'))", 'exception.cause.message', 'exception'])

        then:
        complained.toString() == 'IllegalStateException: no (caused by IOException: disk full)\n'
        printed.toString().startsWith('disk full\njava.lang.IllegalStateException: no\n    at cgroovy_line_1.run')
        printed.toString().contains('\ncaused by java.io.IOException: disk full\n')
    }

    def "a variable takes the name of a command from it"() {
        when:
        type(['lscgroup -g no/such:/', 'top = 5', 'top', 'tree = { it }', 'tree 7'])

        then:
        printed.toString().readLines() == ['5', '5', 'a closure', '7']
        complained.toString().startsWith('lscgroup: ')
    }

    def "explain prints what a line would do, and does nothing"() {
        when:
        type(["n = 5", "explain cgroup('pids:/cgroovy-explained') {", '  limits { pids n }', '}'])

        then:
        printed.toString().contains('pids.max') || complained.toString().contains('pids')
        !new File('/sys/fs/cgroup/pids/cgroovy-explained').exists()
    }

    def "Java sees the variables of Groovy, and Groovy those of Java"() {
        when:
        type(['x = 40', ':java', 'var y = x + 2;', 'nix()', 'int half(int n) { return n / 2; }', 'half(y)', ':groovy', 'y + 1', ':java', 'x + y', 'for (int i = 0; i < 2; i++) System.out.print("");'])

        then:
        printed.toString() == '40\n42\ncreated method half(int)\n21\n43\n82\n'
        complained.toString().contains('cannot find symbol')
    }

    def "after an error it goes on, and a wrong import is not kept"() {
        when:
        type(['import no.such.Thing', 'nix', ':foo', ':help memory.mx', '5'])

        then:
        printed.toString() == '5\n'
        complained.toString().readLines().drop(2) == ['no command :foo; :help lists them', 'no help for memory.mx; did you mean memory.max?']
    }

    private int type(List<String> lines) {
        def out = new PrintStream(printed, true)
        def session = new Session({ throw new IllegalStateException('no runner here') }, out, { false }, Session.Mode.RUN)
        def evaluator = new Evaluator(session)
        def languages = new Languages(evaluator, new LineRule(evaluator::knows))
        new Repl(new ScriptedLines(lines), evaluator, languages, out, new Errors(new PrintStream(complained, true), new Colours(false), false)).run()
    }
}
