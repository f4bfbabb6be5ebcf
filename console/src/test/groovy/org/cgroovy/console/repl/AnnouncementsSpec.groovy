package org.cgroovy.console.repl

import spock.lang.Specification

class AnnouncementsSpec extends Specification {
    def told = []
    def announcements = new Announcements({ told << it })

    def "while there is a prompt, news is told at once"() {
        when:
        announcements.begin()
        announcements.add { Optional.of('a') }

        then:
        told == ['a']
    }

    def "else it waits for the next, and what is none by then is not told"() {
        given:
        def stale = Optional.of('b')

        when:
        announcements.begin()
        announcements.end()
        announcements.add { Optional.of('a') }
        announcements.add { stale }

        then:
        told == []

        when:
        stale = Optional.empty()
        announcements.begin()
        announcements.end()
        announcements.begin()

        then:
        told == ['a']
    }
}
