package org.cgroovy.cgroup.view

import org.cgroovy.cgroup.CgroupHost
import org.cgroovy.cgroup.FileWrite
import org.cgroovy.cgroup.Hosts
import org.cgroovy.cgroup.tree.Cgroup
import org.cgroovy.cgroup.tree.Change
import org.cgroovy.cgroup.tree.NoFiles
import spock.lang.Specification

import static org.cgroovy.cgroup.view.Measure.*

class ReadingSpec extends Specification {
    def "of v1 a #controller cgroup tells #values"() {
        expect:
        read('hybrid', controller, texts).values().findAll { it.key != PROCESSES } == values

        where:
        controller | texts                                                                                       || values
        'memory'   | ['memory.usage_in_bytes': '10', 'memory.limit_in_bytes': '20', 'memory.failcnt': '3',
                      'memory.oom_control': 'oom_kill_disable 0\nunder_oom 0\noom_kill 2']                       || [(MEMORY_BYTES): 10L, (MEMORY_LIMIT_BYTES): 20L, (MEMORY_LIMIT_HITS): 3L, (OOM_KILLS): 2L]
        'memory'   | ['memory.limit_in_bytes': '9223372036854771712', 'memory.usage_in_bytes': '0']             || [(MEMORY_BYTES): 0L]
        'pids'     | ['pids.current': '1', 'pids.max': 'max', 'pids.events': 'max 4']                           || [(PIDS): 1L, (PIDS_LIMIT_HITS): 4L]
        'pids'     | ['pids.current': '1', 'pids.max': '5']                                                     || [(PIDS): 1L, (PIDS_LIMIT): 5L]
        'cpu'      | ['cpu.cfs_quota_us': '50000', 'cpu.cfs_period_us': '100000', 'cpu.stat': 'nr_periods 7\nnr_throttled 3\nthrottled_time 9'] || [(CPU_QUOTA_MICROS): 50000L, (CPU_PERIOD_MICROS): 100000L, (CPU_PERIODS): 7L, (THROTTLED_PERIODS): 3L, (THROTTLED_NANOS): 9L]
        'blkio'    | ['blkio.throttle.io_service_bytes_recursive': '8:0 Read 5\n8:0 Write 6\n8:16 Read 1\nTotal 12'] || [(IO_READ_BYTES): 6L, (IO_WRITE_BYTES): 6L]
        'freezer'  | ['freezer.state': 'FROZEN']                                                                || [(FROZEN): 1L]
    }

    def "of v2 a cgroup tells what its files say"() {
        expect:
        read('unified', 'memory', [
            'memory.current': '10', 'memory.max': 'max', 'memory.high': '15', 'memory.events': 'low 0\nhigh 2\nmax 3\noom 1\noom_kill 1\noom_group_kill 0',
            'cpu.stat'      : 'usage_usec 5\nnr_periods 1\nnr_throttled 1\nthrottled_usec 4', 'cpu.max': 'max 100000',
            'io.stat'       : '8:0 rbytes=1 wbytes=2 rios=9\n8:16 rbytes=3 wbytes=4', 'cpu.pressure': 'some avg10=1.50 avg60=0.00 avg300=0.00 total=7\nfull avg10=9.00',
            'cgroup.events' : 'populated 1\nfrozen 1', 'pids.max': '5', 'pids.current': '5', 'pids.events': 'max 0',
        ]).values().findAll { it.key != PROCESSES } == [
            (MEMORY_BYTES): 10L, (MEMORY_HIGH_BYTES): 15L, (MEMORY_HIGH_HITS): 2L, (MEMORY_LIMIT_HITS): 3L, (OOM_KILLS): 1L,
            (CPU_NANOS)   : 5000L, (CPU_PERIODS): 1L, (THROTTLED_PERIODS): 1L, (THROTTLED_NANOS): 4000L,
            (IO_READ_BYTES): 4L, (IO_WRITE_BYTES): 6L, (CPU_PRESSURE): 150L, (FROZEN): 1L, (PIDS): 5L, (PIDS_LIMIT): 5L, (PIDS_LIMIT_HITS): 0L]
    }

    def "a summary of #values says '#text'"() {
        expect:
        Summary.of(new Reading(new Cgroup(Hosts.host('hybrid').required('pids'), '/'), values)) == text

        where:
        values                                                                    || text
        [(MEMORY_BYTES): 5L << 20, (MEMORY_LIMIT_BYTES): 100L << 20, (OOM_KILLS): 2L] || '5 MiB of 100 MiB, OOM kills 2'
        [(PIDS): 3L, (PIDS_LIMIT): 4L, (PIDS_LIMIT_HITS): 1L, (PROCESSES): 1L]    || '3 of 4 pids, forks refused 1, 1 process'
        [(CPU_NANOS): 1_500_000_000L]                                             || 'cpu 1.5 s'
        [(CPU_QUOTA_MICROS): 150_000L, (CPU_PERIOD_MICROS): 100_000L, (THROTTLED_PERIODS): 7L] || 'quota 150 % of a CPU, throttled 7'
        [(FROZEN): 1L]                                                            || 'FROZEN'
        [(IO_READ_BYTES): 2048L]                                                  || 'read 2 KiB, written 0 B'
        [:]                                                                       || ''
    }

    static Reading read(String host, String controller, Map<String, String> texts) {
        CgroupHost cgroups = Hosts.host(host)
        def cgroup = new Cgroup(cgroups.required(controller), '/a')
        def directory = cgroup.directory().toString()
        Reading.of(cgroup, new NoFiles(texts: texts.collectEntries { ["$directory/$it.key".toString(), it.value] }))
    }
}
