package org.cgroovy.runner.service

import org.cgroovy.runner.RunnerException
import spock.lang.Specification

class StartingSpec extends Specification {
    def running = [] as Set
    def starting = new Starting({ running })

    def "as many can be started as one may have, however many at once"() {
        when:
        ['a', 'b'].each { starting.begin(it, 2) }
        starting.begin('c', 2)

        then:
        def refused = thrown(RunnerException)
        refused.message.startsWith('you have 2 containers, and may have 2; end some')

        when:
        starting.end('a')
        starting.begin('c', 2)

        then:
        noExceptionThrown()
    }

    def "one that runs, and whose start is not over yet, counts once"() {
        given:
        running << 'a' << 'b'
        starting.begin('c', 4)
        running << 'c'

        when:
        starting.begin('d', 4)

        then:
        noExceptionThrown()

        when:
        starting.begin('e', 4)

        then:
        thrown(RunnerException)
    }

    def "a name is started once at a time"() {
        given:
        starting.begin('a', 4)

        when:
        starting.begin('a', 4)

        then:
        def refused = thrown(RunnerException)
        refused.message.startsWith('container a is being started')

        when:
        starting.end('a')
        starting.begin('a', 4)

        then:
        noExceptionThrown()

        cleanup:
        starting.end('a')
        assert starting.empty
    }
}
