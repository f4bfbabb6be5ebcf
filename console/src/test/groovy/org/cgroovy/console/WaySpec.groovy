package org.cgroovy.console

import spock.lang.Specification

class WaySpec extends Specification {
    static final Way WAY = new Way('''\
        # Asks for six
        # times seven
        > 6 * 7<Enter><Ctrl-C>
          cgroovy> 6 * 7
          4*
          cgroovy>
        '''.stripIndent())

    def "a transcript has a name, keys and lines"() {
        expect:
        WAY.name == 'Asks for six'
        WAY.steps*.keys == [['6 * 7', '<Enter>', '<Ctrl-C>']]
        WAY.steps[0].keys.collect { Way.key(it) } == [null, 'Enter', 'C-c']
        WAY.steps[0].seen == ['cgroovy> 6 * 7', '4*', 'cgroovy>']
    }

    def "#screen is seen: #seen"() {
        expect:
        WAY.steps[0].isSeen(screen) == seen

        where:
        screen                                                 || seen
        ['cgroovy> 6 * 7', '42', 'cgroovy>', '', '']           || true
        ['cgroovy> 6 * 7', 'a hint', '42', 'more', 'cgroovy>'] || true
        ['cgroovy> 6 * 7', '42', 'cgroovy>', 'more']           || false
        ['cgroovy> 6 * 7', '42']                               || false
        ['cgroovy> 6 * 7', '52', 'cgroovy>']                   || false
        ['42', 'cgroovy> 6 * 7', 'cgroovy>']                   || false
        ['', '']                                               || false
        []                                                     || false
    }
}
