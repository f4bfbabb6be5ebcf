package org.cgroovy.dsl

import org.codehaus.groovy.runtime.FormatHelper
import spock.lang.Specification

class TextsSpec extends Specification {
    static final SELF = [1].with { add(it); it }

    def "a value looks as Groovy prints it: #text"() {
        expect:
        Texts.of(value) == text
        Texts.of(value) == FormatHelper.toString(value)

        where:
        value << [null, 1, 1.5, 'a', "a${1}b", "${[1, 'x']}", "${-> 3}", [], [1, null, 'a', [2]], [:], [a: 1, b: [c: "x${1}"]],
                  [1, 2] as Integer[], [1, 2] as int[], ['a', 'b'] as char[], 1..3, [] as Set, [[:]], [null: null],
                  new StringBuilder('sb'), true, SELF]
        text = FormatHelper.toString(value)
    }
}
