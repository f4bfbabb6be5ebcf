package org.cgroovy.console.repl

import spock.lang.Specification

class ColoursSpec extends Specification {
    def "at a terminal #terminal with #environment colours are #wanted"() {
        expect:
        Colours.of(terminal, environment).wanted() == wanted

        where:
        terminal | environment                  || wanted
        true     | [TERM: 'xterm']              || true
        true     | [TERM: 'xterm', NO_COLOR: ''] || true
        true     | [TERM: 'xterm', NO_COLOR: '1'] || false
        true     | [TERM: 'dumb']               || false
        true     | [:]                          || false
        false    | [TERM: 'xterm']              || false
    }
}
