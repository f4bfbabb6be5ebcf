package org.cgroovy.cgroup.view

import org.cgroovy.cgroup.CgroupHost
import org.cgroovy.cgroup.Hosts
import org.cgroovy.cgroup.manual.Manual
import org.cgroovy.cgroup.manual.Version
import org.cgroovy.cgroup.tree.Cgroup
import org.cgroovy.cgroup.tree.NoFiles
import spock.lang.Specification

/** Lines of cgroups that exist only as texts: v1's on the host "hybrid", v2's on "unified". */
class VerdictsSpec extends Specification {
    static final String NONE = '9223372036854771712'
    static final long SECOND = 1_000_000_000

    def "v1: #before, then #after: #severity, '#text'"() {
        when:
        def verdict = judged(controller == 'hugetlb' ? 'legacy' : 'hybrid', controller, ['/a': before], ['/a': after])[0]

        then:
        [verdict.severity().name(), verdict.text(), verdict.remedy()] == [severity, text, remedy]

        where:
        controller | before | after || severity | text | remedy
        'pids'    | [:] | ['pids.max': '5', 'pids.current': '5'] || 'NOW' | 'pids.max: 5 of 5 processes and threads' | "cgroup('pids:/a').pids.max = 10"
        'pids'    | ['pids.events': 'max 9'] | ['pids.max': '5', 'pids.current': '4', 'pids.events': 'max 12'] || 'NOW' | 'pids.max: 4 of 5 processes and threads, 12 forks refused (pids.events, 3 just now)' | "cgroup('pids:/a').pids.max = 10"
        'pids'    | ['pids.events': 'max 9'] | ['pids.max': '5', 'pids.current': '1', 'pids.events': 'max 9'] || 'BEFORE' | 'pids.max: 1 of 5 processes and threads, 9 forks refused (pids.events)' | "cgroup('pids:/a').pids.max = 10"
        'pids'    | [:] | ['pids.max': '5', 'pids.current': '4'] || 'TIGHT' | 'pids.max: 4 of 5 processes and threads' | "cgroup('pids:/a').pids.max = 10"
        'pids'    | [:] | ['pids.max': '5', 'pids.current': '1'] || 'ROOM' | 'pids.max: 1 of 5 processes and threads' | "cgroup('pids:/a').pids.max = 10"
        'pids'    | [:] | ['pids.max': '0', 'pids.current': '0'] || 'NOW' | 'pids.max: 0 of 0 processes and threads' | "cgroup('pids:/a').pids.max = 1"
        'memory'  | ['memory.failcnt': '1', 'memory.oom_control': 'oom_kill 0'] | ['memory.limit_in_bytes': '2097152', 'memory.usage_in_bytes': '1048576', 'memory.failcnt': '4', 'memory.oom_control': 'under_oom 0\noom_kill 1'] || 'NOW' | 'memory.limit_in_bytes: 1 MiB of 2 MiB, limit hit 4 times (memory.failcnt, 3 just now), 1 processes killed for it (memory.oom_control, 1 just now)' | "cgroup('memory:/a').memory.limit_in_bytes = 4.MiB"
        'memory'  | [:] | ['memory.limit_in_bytes': '2097152', 'memory.usage_in_bytes': '1048576', 'memory.failcnt': '0', 'memory.oom_control': 'oom_kill 7'] || 'ROOM' | 'memory.limit_in_bytes: 1 MiB of 2 MiB' | "cgroup('memory:/a').memory.limit_in_bytes = 4.MiB"
        'memory'  | ['memory.memsw.failcnt': '0'] | ['memory.limit_in_bytes': NONE, 'memory.memsw.limit_in_bytes': '8388608', 'memory.memsw.usage_in_bytes': '8388608', 'memory.memsw.failcnt': '2'] || 'NOW' | 'memory.memsw.limit_in_bytes: 8 MiB of 8 MiB, limit hit 2 times (memory.memsw.failcnt, 2 just now)' | "cgroup('memory:/a').memory.memsw.limit_in_bytes = 16.MiB"
        'memory'  | ['memory.oom_control': 'oom_kill 0'] | ['memory.limit_in_bytes': '2097152', 'memory.usage_in_bytes': '0', 'memory.max_usage_in_bytes': '2097152', 'memory.failcnt': '0', 'memory.oom_control': 'oom_kill 1'] || 'NOW' | 'memory.limit_in_bytes: 0 B of 2 MiB, 1 processes killed for it (memory.oom_control, 1 just now)' | "cgroup('memory:/a').memory.limit_in_bytes = 4.MiB"
        'memory'  | [:] | ['memory.limit_in_bytes': '2097152', 'memory.usage_in_bytes': '0', 'memory.max_usage_in_bytes': '2097152', 'memory.failcnt': '0'] || 'BEFORE' | 'memory.limit_in_bytes: 0 B of 2 MiB, was full (memory.max_usage_in_bytes)' | "cgroup('memory:/a').memory.limit_in_bytes = 4.MiB"
        'memory'  | [:] | ['memory.kmem.tcp.limit_in_bytes': '8388608', 'memory.kmem.tcp.usage_in_bytes': '1048576', 'memory.kmem.tcp.failcnt': '2'] || 'BEFORE' | 'memory.kmem.tcp.limit_in_bytes: 1 MiB of 8 MiB, limit hit 2 times (memory.kmem.tcp.failcnt)' | "cgroup('memory:/a').memory.kmem.tcp.limit_in_bytes = 16.MiB"
        'cpu'     | ['cpu.stat': 'nr_throttled 1'] | ['cpu.cfs_quota_us': '20000', 'cpu.cfs_period_us': '100000', 'cpu.stat': 'nr_periods 10\nnr_throttled 5\nthrottled_time 80000000'] || 'NOW' | 'cpu.cfs_quota_us: quota of 20 % of a CPU, throttled in 5 of 10 periods (cpu.stat, 4 just now), waited 80 ms' | "cgroup('cpu:/a').cpu.max = 40.percent"
        'freezer' | [:] | ['freezer.state': 'FREEZING', 'freezer.self_freezing': '1'] || 'NOW' | 'freezer.state: frozen, no process in it runs, not even to end' | "cgroup('freezer:/a').thaw()"
        'hugetlb' | ['hugetlb.2MB.failcnt': '3'] | ['hugetlb.2MB.limit_in_bytes': '4194304', 'hugetlb.2MB.usage_in_bytes': '2097152', 'hugetlb.2MB.failcnt': '5'] || 'NOW' | 'hugetlb.2MB.limit_in_bytes: 2 MiB of 4 MiB, 5 pages of 2MB refused (hugetlb.2MB.failcnt, 2 just now)' | "cgroup('hugetlb:/a')['hugetlb.2MB.limit_in_bytes'] = 8.MiB"
        'hugetlb' | [:] | ['hugetlb.1GB.rsvd.limit_in_bytes': '0', 'hugetlb.1GB.rsvd.usage_in_bytes': '0', 'hugetlb.1GB.rsvd.failcnt': '1'] || 'BEFORE' | 'hugetlb.1GB.rsvd.limit_in_bytes: 0 B of 0 B, 1 pages of 1GB refused (hugetlb.1GB.rsvd.failcnt)' | "cgroup('hugetlb:/a')['hugetlb.1GB.rsvd.limit_in_bytes'] = -1"
        'cpuset'  | [:] | ['cpuset.cpus': '', 'cpuset.effective_cpus': ''] || 'NOW' | 'cpuset.cpus: no CPUs, no process can join it: ENOSPC' | "cgroup('cpuset:/a').cpuset.cpus = '0-3'"
        'cpuset'  | [:] | ['cpuset.cpus': '0,2', 'cpuset.effective_cpus': '0,2'] || 'ROOM' | 'cpuset.cpus: CPUs 0,2 of 0-3' | "cgroup('cpuset:/a').cpuset.cpus = '0-3'"
        'cpuset'  | [:] | ['cpuset.cpus': '0-3', 'cpuset.effective_cpus': '0-2'] || 'ROOM' | 'cpuset.cpus: CPUs 0-2 of 0-3, asks for 0-3, of which some are offline or not given by the cgroup above' | "cgroup('cpuset:/a').cpuset.cpus = '0-3'"
        'blkio'   | ['blkio.throttle.io_service_bytes': '254:0 Read 0\n254:0 Write 1000000\nTotal 1000000'] | ['blkio.throttle.write_bps_device': '254:0 1048576', 'blkio.throttle.io_service_bytes': '254:0 Read 0\n254:0 Write 2048576\nTotal 2048576'] || 'NOW' | 'blkio.throttle.write_bps_device: write 1 MiB/s of 1 MiB/s on 254:0' | "cgroup('blkio:/a').blkio.throttle.write_bps_device = '254:0 2097152'"
        'blkio'   | [:] | ['blkio.throttle.read_iops_device': '254:0 100'] || 'ROOM' | 'blkio.throttle.read_iops_device: read 0 operations/s of 100 operations/s on 254:0' | "cgroup('blkio:/a').blkio.throttle.read_iops_device = '254:0 200'"
    }

    def "v2: #before, then #after: #severity, '#text'"() {
        when:
        def verdict = judged('unified', 'memory', ['/a': before], ['/a': after])[0]

        then:
        [verdict.severity().name(), verdict.text(), verdict.remedy()] == [severity, text, remedy]

        where:
        before | after || severity | text | remedy
        ['memory.events.local': 'high 0\nmax 1'] | ['memory.max': '2097152', 'memory.current': '1048576', 'memory.events.local': 'high 0\nmax 4', 'memory.events': 'max 9\noom_kill 0'] || 'NOW' | 'memory.max: 1 MiB of 2 MiB, limit hit 4 times (memory.events.local, 3 just now)' | "cgroup('unified:/a').memory.max = 4.MiB"
        ['memory.events.local': 'high 1'] | ['memory.max': 'max', 'memory.high': '2097152', 'memory.current': '2097152', 'memory.events.local': 'high 3\nmax 0'] || 'NOW' | 'memory.high: 2 MiB of 2 MiB, slowed down 3 times (memory.events.local, 2 just now)' | "cgroup('unified:/a').memory.high = 4.MiB"
        ['memory.swap.events': 'high 0\nmax 0\nfail 0'] | ['memory.swap.max': '1048576', 'memory.swap.current': '1048576', 'memory.swap.events': 'high 0\nmax 6\nfail 6'] || 'NOW' | 'memory.swap.max: 1 MiB of 1 MiB, swap refused 6 times (memory.swap.events, 6 just now)' | "cgroup('unified:/a').memory.swap.max = 2.MiB"
        [:] | ['memory.swap.max': '0', 'memory.swap.current': '0', 'memory.swap.events': 'high 0\nmax 0\nfail 0'] || 'ROOM' | 'memory.swap.max: 0 B of 0 B' | "cgroup('unified:/a').memory.swap.max = 'max'"
        [:] | ['memory.swap.high': '1048576', 'memory.swap.current': '4096', 'memory.swap.events': 'high 2\nmax 0'] || 'BEFORE' | 'memory.swap.high: 4 KiB of 1 MiB, slowed down 2 times (memory.swap.events)' | "cgroup('unified:/a').memory.swap.high = 2.MiB"
        ['hugetlb.2MB.events': 'max 0'] | ['hugetlb.2MB.max': '0', 'hugetlb.2MB.current': '0', 'hugetlb.2MB.rsvd.max': 'max', 'hugetlb.2MB.events': 'max 1'] || 'NOW' | 'hugetlb.2MB.max: 0 B of 0 B, 1 pages of 2MB refused (hugetlb.2MB.events, 1 just now)' | "cgroup('unified:/a')['hugetlb.2MB.max'] = 'max'"
        [:] | ['cgroup.max.descendants': '3', 'cgroup.stat': 'nr_descendants 3\nnr_dying_descendants 9'] || 'NOW' | 'cgroup.max.descendants: 3 of 3 cgroups below' | "cgroup('unified:/a')['cgroup.max.descendants'] = 6"
        [:] | ['cgroup.max.descendants': '9', 'cgroup.stat': 'nr_descendants 3'] || 'ROOM' | 'cgroup.max.descendants: 3 of 9 cgroups below' | "cgroup('unified:/a')['cgroup.max.descendants'] = 18"
        [:] | ['cgroup.max.depth': '0'] || 'NOW' | 'cgroup.max.depth: /a is 0 of 0 levels below, no cgroup can be made in it' | "cgroup('unified:/a')['cgroup.max.depth'] = 1"
        ['cpu.stat': 'usage_usec 0\nnr_throttled 1'] | ['cpu.max': '20000 100000', 'cpu.stat': 'usage_usec 190000\nnr_periods 10\nnr_throttled 5\nthrottled_usec 80000'] || 'NOW' | 'cpu.max: 19 of 20 % of a CPU used, throttled in 5 of 10 periods (cpu.stat, 4 just now), waited 80 ms' | "cgroup('unified:/a').cpu.max = 40.percent"
        ['cpu.stat': 'usage_usec 0'] | ['cpuset.cpus': '1', 'cpuset.cpus.effective': '1', 'cpu.stat': 'usage_usec 990000', 'cpu.pressure': 'some avg10=55.50 avg60=0.00'] || 'NOW' | 'cpuset.cpus: CPUs 1 of 0-3, 99 % of a CPU used, some process waited for a CPU in 55.5 % of 10 s (cpu.pressure)' | "cgroup('unified:/a').cpuset.cpus = '0-3'"
        ['cpu.stat': 'usage_usec 0'] | ['cpuset.cpus': '0-1', 'cpuset.cpus.effective': '0-1', 'cpu.stat': 'usage_usec 990000'] || 'ROOM' | 'cpuset.cpus: CPUs 0-1 of 0-3, 99 % of a CPU used' | "cgroup('unified:/a').cpuset.cpus = '0-3'"
        [:] | ['cpuset.cpus': '', 'cpuset.cpus.effective': ''] || 'NOW' | 'cpuset.cpus: no CPUs, no process can join it: ENOSPC' | "cgroup('unified:/a').cpuset.cpus = '0-3'"
        ['io.stat': '8:16 rbytes=0 wbytes=0 rios=0 wios=0'] | ['io.max': '8:16 rbps=2097152 wbps=max riops=max wiops=max', 'io.stat': '8:16 rbytes=2000000 wbytes=7 rios=9 wios=9', 'io.pressure': 'some avg10=45.00 avg60=0.00'] || 'NOW' | 'io.max: read 1.9 MiB/s of 2 MiB/s on 8:16, some process waited for I/O in 45 % of 10 s (io.pressure)' | "cgroup('unified:/a').io.max = '8:16 rbps=4194304'"
        ['io.stat': '8:16 wios=0'] | ['io.max': '8:16 rbps=max wbps=max riops=max wiops=100', 'io.stat': '8:16 wios=85'] || 'TIGHT' | 'io.max: write 85 operations/s of 100 operations/s on 8:16' | "cgroup('unified:/a').io.max = '8:16 wiops=200'"
        [:] | ['cgroup.freeze': '1'] || 'NOW' | 'cgroup.freeze: frozen, no process in it runs, not even to end' | "cgroup('unified:/a').thaw()"
    }

    def "which ancestor: #what"() {
        when:
        def verdicts = judged(host, controller, before, after)

        then:
        verdicts.collect { "${it.severity()} ${it.cgroup().path()} ${it.file()}".toString() } == expected

        where:
        what << ['v1 counts a refused fork where the process is, and the limit is that with the least room',
                 'v2 counts it at the limit, and memory.events of all above it grow too',
                 'without memory.events.local that of the one below is taken off',
                 'v2 counts refused huge pages where they were asked for, whichever limit it was',
                 'v1 counts refused memory at the limit',
                 'frozen is who was asked to freeze, not who is below',
                 'a v1 blkio limit holds for the very cgroup, not for those below',
                 'a v2 io limit holds for all below',
                 'a cpuset is narrow where it becomes so',
                 'depth is counted from the cgroup that is asked about']
        [host, controller, before, after, expected] << [
            ['hybrid', 'pids', ['/a/b': ['pids.events': 'max 0']],
             ['/a': ['pids.max': '9', 'pids.current': '8', 'pids.events': 'max 0'], '/a/b': ['pids.max': '20', 'pids.current': '8', 'pids.events': 'max 3']],
             ['NOW /a pids.max', 'ROOM /a/b pids.max']],
            ['unified', 'memory', ['/a': ['memory.events': 'max 0', 'memory.events.local': 'max 0'], '/a/b': ['memory.events.local': 'max 0']],
             ['/a': ['memory.max': '9000', 'memory.current': '10', 'memory.events': 'max 5', 'memory.events.local': 'max 0'], '/a/b': ['memory.max': '10', 'memory.current': '10', 'memory.events.local': 'max 5']],
             ['NOW /a/b memory.max', 'ROOM /a memory.max']],
            ['unified', 'memory', ['/a': ['memory.events': 'max 0'], '/a/b': ['memory.events': 'max 0']],
             ['/a': ['memory.max': '9000', 'memory.current': '10', 'memory.events': 'max 5'], '/a/b': ['memory.max': '10', 'memory.current': '10', 'memory.events': 'max 5']],
             ['NOW /a/b memory.max', 'ROOM /a memory.max']],
            ['unified', 'memory', ['/a/b': ['hugetlb.2MB.events': 'max 0']],
             ['/a': ['hugetlb.2MB.max': '0', 'hugetlb.2MB.current': '0', 'hugetlb.2MB.events': 'max 1'], '/a/b': ['hugetlb.2MB.max': '2097152', 'hugetlb.2MB.current': '0', 'hugetlb.2MB.events': 'max 1']],
             ['NOW /a hugetlb.2MB.max', 'ROOM /a/b hugetlb.2MB.max']],
            ['hybrid', 'memory', [:],
             ['/a': ['memory.limit_in_bytes': '100', 'memory.usage_in_bytes': '100', 'memory.failcnt': '4'], '/a/b': ['memory.limit_in_bytes': '500', 'memory.usage_in_bytes': '100', 'memory.failcnt': '0']],
             ['BEFORE /a memory.limit_in_bytes', 'ROOM /a/b memory.limit_in_bytes']],
            ['hybrid', 'freezer', [:],
             ['/a': ['freezer.state': 'FROZEN', 'freezer.self_freezing': '1'], '/a/b': ['freezer.state': 'FROZEN', 'freezer.self_freezing': '0']],
             ['NOW /a freezer.state']],
            ['hybrid', 'blkio', [:], ['/a': ['blkio.throttle.write_bps_device': '8:0 5'], '/a/b': ['blkio.throttle.read_bps_device': '8:0 7']],
             ['ROOM /a/b blkio.throttle.read_bps_device']],
            ['unified', 'memory', [:], ['/a': ['io.max': '8:0 rbps=5'], '/a/b': ['io.max': '8:0 wbps=7']], ['ROOM /a io.max', 'ROOM /a/b io.max']],
            ['unified', 'memory', [:], ['/a': ['cpuset.cpus': '1', 'cpuset.cpus.effective': '1'], '/a/b': ['cpuset.cpus': '', 'cpuset.cpus.effective': '1']], ['ROOM /a cpuset.cpus']],
            ['unified', 'memory', [:], ['/a': ['cgroup.max.depth': '3'], '/a/b': ['cgroup.max.depth': '1'], '/a/b/c': [:]], ['NOW /a/b cgroup.max.depth', 'ROOM /a cgroup.max.depth']],
        ]
    }

    def "in v1 the CPUs in use are those that cpuacct counts for the same path"() {
        given:
        def lines = [line('hybrid', 'cpuset', [:], ['/a': ['cpuset.cpus': '1', 'cpuset.effective_cpus': '1']]),
                     line('hybrid', 'cpuacct', [(path): ['cpuacct.usage': '0']], [(path): ['cpuacct.usage': '990000000']])]

        expect:
        Verdicts.of(new Scene(lines, '0-3'))*.severity()*.name() == [severity]

        where:
        path || severity
        '/a' || 'NOW'
        '/b' || 'ROOM'
    }

    def "memory is not raised beyond memory and swap together"() {
        expect:
        judged('hybrid', 'memory', [:], ['/a': ['memory.limit_in_bytes': '2097152', 'memory.memsw.limit_in_bytes': '2097152']])
            .find { it.file() == 'memory.limit_in_bytes' }.remedy() ==
            "cgroup('memory:/a').memory.memsw.limit_in_bytes = 4.MiB; cgroup('memory:/a').memory.limit_in_bytes = 4.MiB"
    }

    def "the worst comes first, and of those alike the tightest"() {
        given:
        def pids = { use, max -> ['pids.current': "$use".toString(), 'pids.max': "$max".toString()] }

        expect:
        judged('hybrid', 'pids', [:], ['/a': pids(4, 100), '/a/b': pids(4, 4), '/a/b/c': pids(4, 10), '/a/b/c/d': pids(9, 10)])*.used() == [1.0d, 0.9d, 0.4d, 0.04d]
    }

    def "where there is no limit there is no verdict"() {
        expect:
        judged(host, controller, [:], ['/a': texts]) == []

        where:
        host      | controller | texts
        'hybrid'  | 'pids'     | ['pids.max': 'max', 'pids.current': '4', 'pids.events': 'max 0']
        'hybrid'  | 'memory'   | ['memory.limit_in_bytes': NONE, 'memory.usage_in_bytes': '7', 'memory.memsw.limit_in_bytes': NONE]
        'hybrid'  | 'cpu'      | ['cpu.cfs_quota_us': '-1', 'cpu.cfs_period_us': '100000', 'cpu.shares': '2']
        'hybrid'  | 'cpuset'   | ['cpuset.cpus': '0-3', 'cpuset.effective_cpus': '0-3', 'cpuset.mems': '0']
        'hybrid'  | 'blkio'    | ['blkio.throttle.read_bps_device': '']
        'hybrid'  | 'freezer'  | ['freezer.state': 'THAWED', 'freezer.self_freezing': '0']
        'unified' | 'memory'   | ['memory.max': 'max', 'memory.high': 'max', 'memory.swap.max': 'max', 'cpu.max': 'max 100000', 'cpu.weight': '1', 'io.max': '', 'hugetlb.2MB.max': 'max',
                                  'cgroup.max.depth': 'max', 'cgroup.max.descendants': 'max', 'cgroup.freeze': '0', 'cpuset.cpus': '', 'cpuset.cpus.effective': '0-3']
    }

    def "every file that is judged is in the manual, which says for programs what it means"() {
        expect:
        Budget.known().every { budget ->
            ([budget.limit(), budget.use().file()] + budget.counters().flatten()*.file()).every { !Manual.SHIPPED.named(it).empty }
        }
        judged('unified', 'memory', [:], ['/a': ['memory.high': '5']])[0].json().meaning ==
            Manual.SHIPPED.find(Version.V2, 'memory.high').get().summary()
    }

    def "only the files that verdicts need are read"() {
        given:
        def cgroup = new Cgroup(Hosts.host('unified').required('memory'), '/a')
        def texts = ['memory.max', 'memory.stat', 'cgroup.procs', 'hugetlb.2MB.max', 'io.max'].collectEntries { [cgroup.file(it).toString(), 'max'] }

        expect:
        Moment.of(cgroup, new NoFiles(texts: texts)).texts().keySet() == ['memory.max', 'hugetlb.2MB.max', 'io.max'] as Set
    }

    def "the name of a cgroup is quoted in the remedy"() {
        expect:
        Remedy.set(new Cgroup(Hosts.host('hybrid').required('pids'), "/it's"), 'pids.max', '5') == "cgroup('pids:/it\\'s').pids.max = 5"
    }

    /** The root has CPUs 0-3. */
    private static List<Verdict> judged(String host, String controller, Map before, Map after) {
        Verdicts.of(new Scene([line(host, controller, before, after)], '0-3'))
    }

    private static Line line(String host, String controller, Map before, Map after) {
        CgroupHost cgroups = Hosts.host(host)
        def moments = { Map texts, long nanos ->
            (['/'] + after.keySet()).collect { path ->
                new Moment(new Cgroup(cgroups.required(controller), path), nanos, texts.getOrDefault(path, [:]))
            }
        }
        Line.of(moments(before, 0), moments(after, SECOND))
    }
}
