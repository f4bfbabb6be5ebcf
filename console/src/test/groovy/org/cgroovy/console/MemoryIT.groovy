package org.cgroovy.console

import spock.lang.Specification

/** A console that is used for hours. */
class MemoryIT extends Specification {
    static final COUNT = 'System.gc(); println "classes " + java.lang.management.ManagementFactory.classLoadingMXBean.loadedClassCount'

    def "the classes of lines go when nobody uses them, and what lines define stays"() {
        given:
        def define = ['class Kept { int x = 41 }', 'def add(a, b) { a + b }', 'twice = { it * 2 }']
        def lines = (1..400).collect { "x = [$it, 2].collect { it + $it }.sum()" }
        def use = 'println "then " + add(new Kept().x, twice(1))'

        when:
        def console = Command.run([], [*define, *lines.take(100), COUNT, *lines.drop(100), COUNT, use, ''].join('\n'),
            ['-XX:SoftRefLRUPolicyMSPerMB=0'])
        def counts = (console.out =~ /(?m)^classes (\d+)/).collect { it[1] as int }

        then:
        console.out.contains('then 43')
        counts[1] - counts[0] < 150
    }
}
