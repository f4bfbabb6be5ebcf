package org.cgroovy.dsl

import spock.lang.Specification

class VersionSpec extends Specification {
    def "classes outside a jar call themselves development"() {
        expect:
        Version.text() == 'development'
    }
}
