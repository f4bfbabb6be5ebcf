package org.cgroovy.runner.wire

import org.cgroovy.linux.UnixSocket
import org.cgroovy.plan.Caller
import org.cgroovy.plan.Ceiling
import org.cgroovy.plan.PlanHosts
import org.cgroovy.plan.Policy
import org.cgroovy.plan.WindowSize
import org.cgroovy.runner.ContainerStatus
import org.cgroovy.runner.Result
import org.cgroovy.spec.ContainerSpec
import org.cgroovy.spec.JsonObject
import org.cgroovy.spec.MountSpec
import org.cgroovy.spec.ProcessSpec
import org.cgroovy.spec.RandomSpecs
import org.cgroovy.spec.Root
import org.cgroovy.spec.SpecException
import spock.lang.Specification

import java.time.Duration
import java.time.Instant

class WireSpec extends Specification {
    static final IDS = PlanHosts.ids(Optional.of('/usr/bin'), 'alice:100000:65536')
    static final READABLE = ['/home/alice/root', '/usr'] as Set
    static final ALICE = new Caller('alice', 1000, 1000, [1000] as Set, IDS.uids(), IDS.gids(), [], { it in READABLE })
    static final PLAIN = ContainerSpec.of('web', new Root('/home/alice/root', false), ProcessSpec.DEFAULT.withArgs(['/bin/sh', '-c', 'echo hi']))

    def "what is asked arrives as it was: #request.verb"() {
        expect:
        Request.decode(request.encode()) == request

        where:
        request << [Request.of(1, Verb.START, 'web').withSpec(PLAIN),
                    Request.of(2, Verb.EXEC, 'web').withSpec(PLAIN).withTerminal(Optional.of(new WindowSize(24, 80))),
                    Request.of(3, Verb.KILL, 'web').withSignal(9),
                    Request.of(4, Verb.LIST, ''), Request.of(5, Verb.LIST, 'web'), Request.of(Long.MAX_VALUE, Verb.REMOVE, 'a.b-c_1'),
                    Request.of(6, Verb.UPDATE, 'web').withSpec(PLAIN)]
    }

    def "any description arrives as it was"() {
        expect:
        (1..100).every { seed ->
            def asked = Request.of(seed, Verb.START, "c$seed").withSpec(new RandomSpecs(seed).container())
            Request.decode(asked.encode()) == asked
        }
    }

    def "what is answered arrives as it was"() {
        given:
        def result = new Result(137, Optional.of('KILL'), true, 3, Duration.ofNanos(5), OptionalLong.of(7), Duration.ZERO, Duration.ofMillis(9), new byte[0], new byte[0], ['cpu'])
        def status = new ContainerStatus('web', 'running', 5, 6, true, Instant.ofEpochMilli(77), ['/bin/sh', '-c', 'x'])

        expect:
        Reply.decode(new Reply.Refused(4, 'no "way"').encode()) == new Reply.Refused(4, 'no "way"')
        with(Reply.decode(new Reply.Ended(3, result).encode())) {
            number() == 3
            it.result().toString() == result.toString()
            it.result().endedBy() == result.endedBy()
        }
        Bodies.statuses(JsonObject.root('x', Bodies.ofStatuses([status], ''))) == [status]
    }

    def "a list comes in pages that a message holds, whatever the commands are"() {
        given:
        def long_ = '\u0001' * 10_000
        def all = (100..199).collect { new ContainerStatus("c$it", 'running', 5, 6, true, Instant.EPOCH, [long_]) }
        def found = []
        def last = ''
        def more = true

        when:
        while (more) {
            def page = Bodies.ofStatuses(all.reverse(), last)
            assert Reply.done(1, page).encode().length <= UnixSocket.LONGEST
            def body = Reply.decode(Reply.done(1, page).encode()).body()
            found += Bodies.statuses(body)*.id()
            last = found.last()
            more = Bodies.hasMore(body)
        }

        then:
        found == all*.id()
    }

    def "what is no request is refused with its place: #text"() {
        when:
        Request.decode(text.bytes)

        then:
        def e = thrown(SpecException)
        e.message.contains(why)

        where:
        text                                                                      || why
        ''                                                                        || 'message'
        '\u0000\u0001'                                                            || 'message: '
        '[1]'                                                                     || 'must be an object'
        '{"cgroovy": 2, "number": 1, "do": "list"}'                               || 'is version 2, and this is version 1'
        '{"cgroovy": 1, "number": 1, "do": "format"}'                             || "nothing is called 'format'"
        '{"cgroovy": 1, "number": 1, "do": "kill", "container": "../x"}'          || 'container name must be'
        '{"cgroovy": 1, "number": 1, "do": "kill", "container": "x"}'             || 'signal: is missing'
        '{"cgroovy": 1, "number": 1, "do": "kill", "container": "x", "signal": 65}' || 'must be 1 to 64'
        '{"cgroovy": 1, "number": 1, "do": "pause", "container": "x", "signal": 9}' || 'must be 0 to 0'
        '{"cgroovy": 1, "number": 1, "do": "list", "path": "/etc"}'               || 'path: is not known'
        '{"cgroovy": 1, "number": 1, "do": "start", "container": "x"}'            || 'config: is missing'
        '{"cgroovy": 1, "number": 1, "do": "pause", "container": "x", "config": {}}' || 'config: has no place'
        '{"cgroovy": 1, "number": "1", "do": "list"}'                             || 'must be a whole number'
        '{"cgroovy": 1, "number": 1, "do": "list", "columns": 70000}'             || 'must be 0 to 65535'
        '{"cgroovy": 1, "number": 1, "do": "update", "container": "x", "config": {"root": {"path": "/"}, "process": {"args": ["x"], "cwd": "/"}, "annotations": {"org.cgroovy.io:comp": "rbps=1"}}}' || 'annotations.org.cgroovy.io:comp: io device must be a path'
        '{"a":' * 2000                                                            || 'message'
    }

    def "spoilt requests do no harm: #count inputs"() {
        given:
        def binds = PLAIN.withMounts(ContainerSpec.DEFAULT_MOUNTS + MountSpec.bind('/usr', '/usr', true))
        def random = (1..20).collect { new RandomSpecs(it).container() }
        def seeds = [*[PLAIN, binds, *random].collect { Request.of(7, Verb.START, 'web').withSpec(it).encode() },
                     Request.of(1, Verb.KILL, 'web').withSignal(9).encode(), Request.of(1, Verb.LIST, '').encode()] + [Request.of(7, Verb.START, 'web').withSpec(PLAIN).encode()] * 20
        def judge = new Harmless(new Policy(ALICE, Ceiling.DEFAULT), READABLE, 1000, 100_000, 65_536, 4096)
        def fuzz = new Fuzz(seeds, Long.getLong('cgroovy.fuzz.seed', 1))

        when:
        fuzz.run(count, judge)
        println "$count inputs, ${fuzz.accepted()} could be read, ${judge.allowed()} were allowed"

        then:
        noExceptionThrown()
        fuzz.accepted() > 0
        judge.allowed() > 0

        where:
        count = Long.getLong('cgroovy.fuzz', 10_000)
    }
}
