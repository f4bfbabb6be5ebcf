package org.cgroovy.runner

import spock.lang.Specification

class DetachKeysSpec extends Specification {
    def "of #typed the program gets #passed, and the user #leaves"() {
        given:
        def keys = new DetachKeys()

        when:
        def got = typed.collect { keys.pass(bytes(it)) }.collect { new String(it).replace('\020', 'P').replace('\021', 'Q') }.join('')

        then:
        got == passed
        keys.left() == left

        where:
        typed            || passed | left
        ['abc']          || 'abc'  | false
        ['aPQ']          || 'a'    | true
        ['aP', 'Qb']     || 'a'    | true
        ['PQb']          || ''     | true
        ['P']            || ''     | false
        ['P', 'b']       || 'Pb'   | false
        ['PPQ']          || 'P'    | true
        ['Q', 'P', 'PQ'] || 'QP'   | true

        leaves = left ? 'leaves' : 'stays'
    }

    private static byte[] bytes(String keys) {
        keys.replace('P', '\020').replace('Q', '\021').bytes
    }
}
