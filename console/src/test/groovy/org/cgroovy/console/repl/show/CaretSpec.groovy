package org.cgroovy.console.repl.show

import spock.lang.Specification

class CaretSpec extends Specification {
    def "a column becomes a caret below the line"() {
        expect:
        Caret.of(":1:4: what").pointer('1 +* 2') == Optional.of('   ^')
        Caret.of(":2:1: what").pointer('a\nb') == Optional.of('^')
        Caret.of(":1:4: what").pointer("x日+") == Optional.of('    ^')
        Caret.of(":1:9: what").pointer('1').empty
        Caret.of(": what") == new Caret(0, OptionalInt.empty(), 'what')
    }

    def "a name gives the column where it stands once"() {
        expect:
        Caret.of(':1: no foo').at('foo', 'x.foo(fool)').pointer('x.foo(fool)') == Optional.of('  ^')
        Caret.of(':1: no foo').at('foo', 'foo(foo)').pointer('foo(foo)').empty
        Caret.of(':1: no foo').at('', 'foo(foo)').pointer('foo(foo)').empty
    }
}
