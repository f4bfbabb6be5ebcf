package org.cgroovy.console

import spock.lang.Specification

class MainSpec extends Specification {
    def "the command lives where the launcher looks for it"() {
        expect:
        Main.name == 'org.cgroovy.console.Main'
        Main.getMethod('main', String[]) != null
    }
}
