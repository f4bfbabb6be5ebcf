package org.cgroovy.dsl

import org.cgroovy.runner.Result
import spock.lang.Specification

import java.time.Duration

class ResultPropertiesSpec extends Specification {
    static result(Map given) {
        new Result(given.exitCode ?: 0, Optional.ofNullable(given.signal), given.oom ?: false, 3, Duration.ofMillis(20),
                OptionalLong.of(4096), Duration.ZERO, Duration.ofMillis(50), 'out\n'.bytes, 'err\n'.bytes, [])
    }

    def 'the signal is a bare name, or null'() {
        expect:
        result(signal: 'KILL', exitCode: 137).signal == 'KILL'
        result([:]).signal == null
    }

    def 'a result is asked by properties'() {
        expect:
        with(result(exitCode: 137, oom: true)) {
            exitCode == 137
            oomKilled
            pidsLimitHits == 3
            out == 'out\n'
            err == 'err\n'
            usage.keySet() as List == ['cpuTime', 'peakMemory', 'throttledTime', 'wallTime']
        }
    }

    def 'in a condition it is whether all went well'() {
        expect:
        result(exitCode: 0)
        !result(exitCode: 1)
    }
}
