package org.cgroovy.runner

import org.cgroovy.linux.Resource
import org.cgroovy.spec.Rlimit
import spock.lang.Specification

class ProcessLimitsSpec extends Specification {
    def "the kernel's table of this process has all limits, in order"() {
        given:
        def limits = ProcessLimits.of(new File('/proc/self/limits').text)

        expect:
        limits*.name() == Resource.values()*.name()*.toLowerCase()
        limits.find { it.name() == 'nofile' }.hard() > 0
    }

    def "of two processes the lower limits are taken, and no soft one is above a hard one"() {
        expect:
        ProcessLimits.least([new Rlimit('nofile', 100, 1000), new Rlimit('core', -1, -1), new Rlimit('cpu', 5, 5)],
                [new Rlimit('nofile', 2000, 4000), new Rlimit('core', 0, -1), new Rlimit('cpu', -1, -1)]) ==
                [new Rlimit('nofile', 1000, 1000), new Rlimit('core', 0, -1), new Rlimit('cpu', 5, 5)]
    }

    def "a process that is gone has none"() {
        expect:
        ProcessLimits.of('') == []
    }
}
