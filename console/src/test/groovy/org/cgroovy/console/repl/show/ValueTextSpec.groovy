package org.cgroovy.console.repl.show

import org.cgroovy.cgroup.tool.ListedCgroup
import org.cgroovy.runner.Result
import spock.lang.Specification

class ValueTextSpec extends Specification {
    def "#value is shown as\n#text"() {
        expect:
        new ValueText(true).of(value) == Optional.ofNullable(text)

        where:
        value                                                   || text
        null                                                    || null
        []                                                      || null
        [:]                                                     || null
        ''                                                      || ''
        [1, null, 'x']                                          || '1\nnull\nx'
        [1, 2] as int[]                                         || '1\n2'
        (1..2)                                                  || '1\n2'
        [a: 1]                                                  || 'a: 1'
        [new ListedCgroup('cpu', '/a')]                         || 'cpu:/a'
        [[id: 1, name: 'long\nname'], [id: 22, more: 'x']]      || 'id  name       more\n1   long name  \n22             x'.replace('name  \n', 'name  \n')
        [a: 1, b: [c: 2, d: [3, 4]], e: [[f: 5], [f: 6]]]       || 'a: 1\nb\n├─ c: 2\n└─ d: [3, 4]\ne\n├─ 0\n│  └─ f: 5\n└─ 1\n   └─ f: 6'
        ({ -> })                                                || 'a closure'
    }

    def "without UTF-8 a tree has letters for its lines"() {
        expect:
        new ValueText(false).of([b: [c: [d: 1], e: 2]]).get() == 'b\n|- c\n|  `- d: 1\n`- e: 2'
    }

    def "what holds itself does not go on for ever"() {
        given:
        def map = [a: 1]
        map.self = map

        expect:
        new ValueText(true).of(map).get().readLines().size() < 100
    }

    def "a result shows what was captured, and its figures"() {
        expect:
        new ValueText(true).of(Result.NONE.withOutput('hello\n'.bytes, 'oh\n'.bytes)).get() == "hello\noh\n${Result.NONE}"
    }
}
