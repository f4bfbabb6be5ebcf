package org.cgroovy.runner

import org.cgroovy.linux.ExitStatus
import spock.lang.Specification
import spock.lang.Timeout

import java.time.Duration
import java.util.concurrent.CountDownLatch
import java.util.concurrent.ExecutionException
import java.util.concurrent.Executor
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit
import java.util.concurrent.TimeoutException

@Timeout(20)
class EndSpec extends Specification {
    static final EXITED = new ExitStatus(3, false, 0)

    def handedOver = new LinkedBlockingQueue<Runnable>()
    Executor workers = { handedOver << it }
    def cleaners = new LinkedBlockingQueue<Thread>()

    def end = new End(workers, { status ->
        cleaners << Thread.currentThread()
        Results.of(status, new org.cgroovy.cgroup.UsageReader([]).read(), Duration.ZERO)
    })

    def 'who waits cleans up itself'() {
        given:
        def results = new LinkedBlockingQueue()
        def waiter = Thread.start { results << end.await() }
        waitUntil { waiter.state == Thread.State.WAITING }

        when:
        end.exited(EXITED)

        then:
        results.take().exitCode() == 3
        cleaners.toList() == [waiter]
        handedOver.empty
        end.done
    }

    def 'when nobody waits a worker cleans up'() {
        when:
        end.exited(EXITED)

        then:
        !end.done

        when:
        handedOver.take().run()

        then:
        end.done
        end.await().exitCode() == 3
        cleaners.size() == 1
    }

    def 'who gives up after a while leaves the cleaning to a worker'() {
        when:
        end.await(Duration.ofMillis(1))

        then:
        thrown(TimeoutException)
        !end.done

        when:
        end.exited(EXITED)
        handedOver.take().run()

        then:
        end.await(Duration.ofSeconds(5)).exitCode() == 3
    }

    def 'who is interrupted leaves the cleaning to a worker'() {
        given:
        def thrown = new LinkedBlockingQueue()
        def waiter = Thread.start {
            try {
                end.await()
            } catch (InterruptedException e) {
                thrown << e
            }
        }
        waitUntil { waiter.state == Thread.State.WAITING }

        when:
        waiter.interrupt()
        thrown.take()
        end.exited(EXITED)

        then:
        handedOver.poll(5, TimeUnit.SECONDS) != null
    }

    def 'it is cleaned once, however many wait'() {
        given:
        def results = new LinkedBlockingQueue()
        def all = (1..8).collect { Thread.start { results << end.await() } }

        when:
        end.exited(EXITED)
        all*.join()
        handedOver.each { it.run() }

        then:
        results.size() == 8
        cleaners.size() == 1
    }

    def 'a failure of the cleaning reaches all who wait, and who only wants it over goes on'() {
        given:
        def failing = new End(workers, { throw new RunnerException('cannot be removed') })
        failing.exited(EXITED)

        when:
        failing.awaitQuietly()

        then:
        failing.done

        when:
        failing.await()

        then:
        def e = thrown(ExecutionException)
        e.cause.message == 'cannot be removed'
    }

    def 'who wants it over is not kept from that by an interrupt, and keeps the interrupt'() {
        given:
        def begun = new CountDownLatch(1)
        def go = new CountDownLatch(1)
        def slow = new End(workers, { begun.countDown(); go.await(); null })
        slow.exited(EXITED)
        Thread.start { handedOver.take().run() }
        begun.await()
        def interrupted = new LinkedBlockingQueue<Boolean>()

        when:
        def waiter = Thread.start {
            slow.awaitQuietly()
            interrupted << Thread.interrupted()
        }
        waiter.interrupt()
        go.countDown()

        then:
        interrupted.take()
        slow.done
    }

    private static void waitUntil(Closure<Boolean> holds) {
        while (!holds()) {
            Thread.sleep(1)
        }
    }
}
