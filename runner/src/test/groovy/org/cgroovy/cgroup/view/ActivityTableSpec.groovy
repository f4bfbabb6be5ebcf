package org.cgroovy.cgroup.view

import spock.lang.Specification

import static org.cgroovy.cgroup.view.Measure.*

class ActivityTableSpec extends Specification {
    static final Map BEFORE = [(CPU_NANOS): 0L, (THROTTLED_PERIODS): 0L, (OOM_KILLS): 1L]
    static final Map NOW = [(CPU_NANOS): 1_000_000_000L, (THROTTLED_PERIODS): 5L, (OOM_KILLS): 3L,
                            (MEMORY_BYTES): 5L << 20, (MEMORY_LIMIT_BYTES): 10L << 20, (PIDS): 3L, (PIDS_LIMIT): 10L]

    def activities = [new Activity('/idle', [(CPU_NANOS): 7L], [(CPU_NANOS): 7L], 2d), new Activity('/busy/with/a/long/name', NOW, BEFORE, 2d)]

    def "the table shows rates, shares of limits and what was added, the busiest first"() {
        expect:
        new ActivityTable(activities, Optional.of(Column.CPU)).lines(100)*.stripTrailing() == [
            'CGROUP                  *%CPU    MEMORY  %MEM      PIDS THROT/s   OOM+',
            '/busy/with/a/long/name   50.0     5 MiB    50      3/10     2.5    3+2',
            '/idle                     0.0         -     -         -       -      -']
    }

    def "on #width characters no line is longer, and what matters most stays"() {
        when:
        def lines = new ActivityTable(activities, Optional.empty()).lines(width)

        then:
        lines.every { it.length() <= Math.max(12, width) }
        lines[0].contains('%CPU') == cpu

        where:
        width || cpu
        200   || true
        40    || true
        20    || true
        15    || false
        1     || false
    }

    def "a counter that fell is another cgroup of that name: nothing is known of it"() {
        expect:
        new Activity('/a', [(CPU_NANOS): 5L], [(CPU_NANOS): 9L], 1d).delta(CPU_NANOS) == 0
        new Activity('/a', [(CPU_NANOS): 5L], [:], 1d).delta(CPU_NANOS) == 0
    }

    def "#nanos ns are '#text'"() {
        expect:
        Amounts.time(nanos) == text

        where:
        nanos             || text
        0                 || '0 ms'
        12_300_000        || '12.3 ms'
        3_400_000_000     || '3.4 s'
        125_000_000_000   || '2 min 5 s'
        7_500_000_000_000 || '2 h 5 min'
    }
}
