package org.cgroovy.runner

import org.cgroovy.runner.wire.Reply
import spock.lang.Specification

import java.util.concurrent.CompletableFuture

/** In which order what belongs to an end is done. */
class RemoteProcessSpec extends Specification {
    def happened = []

    def "nobody learns that it #how before what it leaves is removed"() {
        given:
        def process = new RemoteProcess(new InheritStreams(), { it.run() }, { happened << 'removed' })
        process.finished().handle { result, failure -> happened << 'told' }

        when:
        end(process)
        process.begun()

        then:
        happened == ['removed', 'told']

        where:
        how         | end
        'has ended' | { it.ended(new Reply.Ended(1, Result.NONE)) }
        'is lost'   | { it.lost('gone') }
    }

    def "a served process tells nobody of its end before what has to come first"() {
        given:
        def end = new CompletableFuture<Result>()
        def process = new ServedProcess(1, [], [], end).beforeEnd { happened << 'first' }
        process.finished().thenRun { happened << 'told' }

        when:
        end.complete(Result.NONE)

        then:
        happened == ['first', 'told']
    }
}
