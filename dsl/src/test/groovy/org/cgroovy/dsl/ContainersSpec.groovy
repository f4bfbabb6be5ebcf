package org.cgroovy.dsl

import org.cgroovy.plan.Stdio

class ContainersSpec extends ScriptSpecification {
    def containers = new Containers(session())

    def "Java says the same words and gets a result"() {
        given:
        runner.result = RecordingRunner.ended(3)

        expect:
        JavaWords.run(containers).exitCode() == 3
        with(runner.spec) {
            id() == 'web'
            hostname().get() == 'inside'
            process().args() == ['/bin/sh', '-c', 'echo hi']
            process().env().A == '1'
            process().capabilities() == ['CHOWN'] as Set
            limits().cpu().quotaMicros().asLong == 50_000
            limits().io().devices()[0].readBytes().asLong == 10L << 20
            limits().devices().size() == 1
        }
    }

    def "start gives a running container, a definition runs later"() {
        expect:
        JavaWords.start(containers).pid() == 4711
        runner.stdios == [Stdio.LOG]

        when:
        JavaWords.later(containers)

        then:
        runner.stdios == [Stdio.LOG, Stdio.CAPTURE]
        containers.ps() == []
        containers.find('web').id() == 'web'
    }

    def "a definition explains itself and can be saved as OCI"() {
        given:
        def web = containers.define('web') { it.rootfs('/fs') }

        expect:
        web.explain().spec().process().args() == ['/bin/sh']
        web.explain('ls', '-l').spec().process().args() == ['ls', '-l']
        web.oci().contains('"path" : "/fs"')
        runner.specs == []
    }

    def "closing ends what was started"() {
        when:
        JavaWords.start(containers)
        containers.close()

        then:
        runner.closed
    }
}
