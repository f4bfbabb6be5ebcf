package org.cgroovy.console.repl

import spock.lang.Specification
import spock.lang.Timeout

import java.util.concurrent.CountDownLatch

@Timeout(60)
class InterruptionSpec extends Specification {
    def interruption = new Interruption()
    def running = new CountDownLatch(1)
    def patience = 0

    def "what is thrown comes out, and the next is done on the same thread"() {
        given:
        def threads = []

        when:
        interruption.run({ threads << Thread.currentThread(); throw new IllegalArgumentException('x') }, {})

        then:
        def e = thrown(IllegalArgumentException)
        e.message == 'x'

        when:
        interruption.run({ threads << Thread.currentThread() }, {})

        then:
        threads[0].is(threads[1])
    }

    def "one interrupt ends what listens"() {
        when:
        interrupt(1)
        def outcome = interruption.run({ running.countDown(); sleepForever() }, { patience++ })

        then:
        outcome == Interruption.Outcome.DONE
        interruption.happened()
        patience == 0
    }

    def "what does not listen is ended by the second, after a word to the user"() {
        given:
        def thread = null

        when:
        interrupt(2)
        def outcome = interruption.run({ thread = Thread.currentThread(); running.countDown(); spin() }, { patience++ })

        then:
        patience == 1
        outcome == Interruption.Outcome.DONE || Runtime.version().feature() > 19

        when: 'the next has a thread of its own'
        def next = null
        interruption.run({ next = Thread.currentThread() }, {})

        then:
        !next.is(thread)
        !interruption.happened()
    }

    def "what cannot be ended at all is left alone"() {
        given:
        def lock = new Object()
        def end = new CountDownLatch(1)
        def held = new CountDownLatch(1)
        Thread.start { synchronized (lock) { held.countDown(); end.await() } }
        held.await()

        when:
        interrupt(2)
        def outcome = interruption.run({ running.countDown(); synchronized (lock) { } }, {})

        then:
        outcome == Interruption.Outcome.LEFT_ALONE
        interruption.run({ }, {}) == Interruption.Outcome.DONE

        cleanup:
        end.countDown()
    }

    private void interrupt(int times) {
        Thread.start {
            running.await()
            times.times { sleep(it == 0 ? 100 : 1500); interruption.interrupt() }
        }
    }

    private static void sleepForever() {
        try {
            Thread.sleep(1_000_000)
        } catch (InterruptedException e) {
            return
        }
    }

    private static void spin() {
        while (true) {
            Thread.onSpinWait()
        }
    }
}
