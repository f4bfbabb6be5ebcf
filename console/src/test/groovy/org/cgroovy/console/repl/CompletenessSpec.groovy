package org.cgroovy.console.repl

import spock.lang.Specification

class CompletenessSpec extends Specification {
    def "#text waits for more"() {
        expect:
        Completeness.isUnfinished(text)

        where:
        text << ['container {', 'container { run "a"', "container('x') {\n  limits {\n    pids 10\n  }", 'f(1,', '[1, 2',
                 '[a: 1,', '"""abc', "f { '''abc", '/* why', 'x = y /* a\n b', '1 +', 'x =', 'if (a)', 'if (a) { 1 } else',
                 'class A {', 'def f(x) {', 'for (i in 1..2)', 'a ? b :', 'a.', '{ x ->', 'new A(', '"""a${', 'x \\']
    }

    def "#text is all there, right or wrong"() {
        expect:
        !Completeness.isUnfinished(text)

        where:
        text << ['', '1', '// why', 'container { run "a" }', "x = '}'", 'f "{"', 'if (a) { 1 }', 'f(1]', ')', '}',
                 'x = 1 +* {', '"abc', "'abc\ndef", 'class 1', 'container { ) ', 'x = 5 5 } {']
    }
}
