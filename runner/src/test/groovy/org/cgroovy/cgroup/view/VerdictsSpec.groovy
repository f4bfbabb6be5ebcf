package org.cgroovy.cgroup.view

import org.cgroovy.cgroup.Hosts
import org.cgroovy.cgroup.tree.Cgroup
import spock.lang.Specification

import static org.cgroovy.cgroup.view.Measure.*

class VerdictsSpec extends Specification {
    def "#before, then #after: #severity, #finding"() {
        when:
        def verdict = verdicts(before, after)[0]

        then:
        [verdict.severity().name(), verdict.finding(), verdict.remedy()] == [severity, finding, remedy]

        where:
        before                | after                                                        || severity | finding | remedy
        [:]                   | [(PIDS): 5L, (PIDS_LIMIT): 5L]                               || 'NOW'    | '5 of 5 processes and threads' | "cgroup('pids:/a').pids.max = 10"
        [(PIDS_LIMIT_HITS): 9L] | [(PIDS): 4L, (PIDS_LIMIT): 5L, (PIDS_LIMIT_HITS): 12L]     || 'NOW'    | '4 of 5 processes and threads, 12 forks refused (3 just now)' | "cgroup('pids:/a').pids.max = 10"
        [(PIDS_LIMIT_HITS): 9L] | [(PIDS): 1L, (PIDS_LIMIT): 5L, (PIDS_LIMIT_HITS): 9L]      || 'BEFORE' | '1 of 5 processes and threads, 9 forks refused' | "cgroup('pids:/a').pids.max = 10"
        [:]                   | [(PIDS): 4L, (PIDS_LIMIT): 5L]                               || 'TIGHT'  | '4 of 5 processes and threads' | "cgroup('pids:/a').pids.max = 10"
        [:]                   | [(PIDS): 1L, (PIDS_LIMIT): 5L]                               || 'ROOM'   | '1 of 5 processes and threads' | "cgroup('pids:/a').pids.max = 10"
        [:]                   | [(PIDS): 0L, (PIDS_LIMIT): 0L]                               || 'NOW'    | '0 of 0 processes and threads' | "cgroup('pids:/a').pids.max = 1"
        [(MEMORY_LIMIT_HITS): 1L, (OOM_KILLS): 0L] | [(MEMORY_BYTES): 1L << 20, (MEMORY_LIMIT_BYTES): 2L << 20, (MEMORY_LIMIT_HITS): 4L, (OOM_KILLS): 1L] || 'NOW' | '1 MiB of 2 MiB used, limit hit 4 times (3 just now), 1 processes killed for it (1 just now)' | "cgroup('pids:/a').memory.max = 4.MiB"
        [(THROTTLED_PERIODS): 1L] | [(CPU_QUOTA_MICROS): 20_000L, (CPU_PERIOD_MICROS): 100_000L, (CPU_PERIODS): 10L, (THROTTLED_PERIODS): 5L, (THROTTLED_NANOS): 80_000_000L] || 'NOW' | 'quota 20 % of a CPU, throttled in 5 of 10 periods (4 just now), waited 80 ms' | "cgroup('pids:/a').cpu.max = 40.percent"
        [:]                   | [(FROZEN): 1L]                                               || 'NOW'    | 'frozen: no process in it runs, not even to end' | "cgroup('pids:/a').thaw()"
    }

    def "the worst comes first, and of those alike the tightest"() {
        given:
        def line = [[(PIDS): 4L, (PIDS_LIMIT): 100L], [(PIDS): 4L, (PIDS_LIMIT): 4L], [(PIDS): 4L, (PIDS_LIMIT): 10L], [(PIDS): 9L, (PIDS_LIMIT): 10L]]

        expect:
        Verdicts.of(readings(line), readings(line))*.used() == [1.0d, 0.9d, 0.4d, 0.04d]
    }

    def "where there is no limit there is no verdict"() {
        expect:
        verdicts([:], [(PIDS): 4L, (MEMORY_BYTES): 7L, (CPU_NANOS): 9L]) == []
    }

    private static List<Verdict> verdicts(Map before, Map after) {
        Verdicts.of(readings([before]), readings([after]))
    }

    private static List<Reading> readings(List<Map> values) {
        values.collect { new Reading(new Cgroup(Hosts.host('hybrid').required('pids'), '/a'), it) }
    }
}
