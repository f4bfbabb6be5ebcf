package org.cgroovy.cgroup

import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

class UsageReaderSpec extends Specification {
    @TempDir
    Path dir

    def "v1: each controller's files are read"() {
        given:
        write('cpu', 'cpu.stat': 'nr_periods 9\nnr_throttled 3\nthrottled_time 1234\nnr_bursts 0\nburst_time 0\n')
        write('cpuacct', 'cpuacct.usage': '900\n', 'cpuacct.usage_user': '600\n', 'cpuacct.usage_sys': '300\n')
        write('memory', 'memory.usage_in_bytes': '4096\n', 'memory.max_usage_in_bytes': '8192\n',
                'memory.oom_control': 'oom_kill_disable 0\nunder_oom 0\noom_kill 2\n')
        write('pids', 'pids.current': '1\n', 'pids.peak': '4\n', 'pids.events': 'max 7\n')
        write('blkio', 'blkio.throttle.io_service_bytes_recursive':
                '254:0 Read 512\n254:0 Write 1024\n254:0 Sync 0\n8:0 Read 8\n8:0 Write 0\nTotal 1544\n')

        expect:
        read(['cpu', 'cpuacct', 'memory', 'pids', 'blkio'].collect { v1(it) }) == usage(
                cpu: 900, user: 600, system: 300, throttled: 1234, periods: 3, memory: 4096, peak: 8192,
                pids: 1, pidsPeak: 4, hits: 7, oom: 2, read: 520, write: 1024)
    }

    def "v2: each enabled controller's files are read, microseconds as nanoseconds"() {
        given:
        write('unified',
            'cpu.stat'      : 'usage_usec 9\nuser_usec 6\nsystem_usec 3\nnr_periods 5\nnr_throttled 2\nthrottled_usec 4\n',
            'memory.current': '4096\n',
            'memory.peak'   : '8192\n',
            'memory.events' : 'low 0\nhigh 0\nmax 3\noom 1\noom_kill 1\noom_group_kill 0\n',
            'pids.current'  : '1\n',
            'pids.events'   : 'max 7\n',
            'io.stat'       : '254:0 rbytes=512 wbytes=1024 rios=1 wios=2 dbytes=0 dios=0\n8:0 rbytes=8 wbytes=0 rios=1 wios=0\n')

        expect:
        read([v2(['memory', 'pids', 'io'])]) == usage(
                cpu: 9000, user: 6000, system: 3000, throttled: 4000, periods: 2, memory: 4096, peak: 8192,
                pids: 1, hits: 7, oom: 1, read: 520, write: 1024)
    }

    def "hybrid: the unified cpu.stat gives the CPU time, and cpuacct is not read"() {
        given:
        write('unified', 'cpu.stat': 'usage_usec 9\nuser_usec 6\nsystem_usec 3\nnice_usec 0\n')
        write('cpuacct', 'cpuacct.usage': '1\n')

        expect:
        read([v1('cpuacct'), v2([])]) == usage(cpu: 9000, user: 6000, system: 3000)
    }

    def "a device that was never used is no I/O; a file that is not there says nothing"() {
        given:
        write('blkio', 'blkio.throttle.io_service_bytes_recursive': 'Total 0\n')

        expect:
        read([v1('blkio'), v1('memory')]) == usage(read: 0, write: 0)
    }

    def "controllers that the plan does not limit are not read"() {
        given:
        write('unified', 'memory.current': '4096\n')

        expect:
        read([v2(['pids'])]) == usage([:])
    }

    def "at the end only what a result tells is read"() {
        given:
        write('pids', 'pids.current': '0\n', 'pids.peak': '4\n', 'pids.events': 'max 7\n')

        expect:
        new UsageReader([v1('pids')]).readFinal { String path -> Optional.of(new File(path)).filter { it.exists() }.map { it.text } } == usage(hits: 7)
    }

    def "a file longer than the buffer is read to its end"() {
        given:
        def lines = (0..<500).collect { "8:$it rbytes=1 wbytes=2 rios=0 wios=0\n" }.join()
        write('unified', 'io.stat': lines)

        expect:
        read([v2(['io'])]) == usage(read: 500, write: 1000)
    }

    def "without plans, all the controllers of the hierarchies are read"() {
        given:
        write('unified', 'memory.current': '4096\n')
        def hierarchy = new Hierarchy(dir.resolve('unified'), true, ['memory'], Optional.empty(), '/')

        expect:
        UsageReader.of([(hierarchy): dir.resolve('unified/demo')]).read() == usage(memory: 4096)
    }

    private Usage read(List<GroupPlan> plans) {
        new UsageReader(plans).read()
    }

    private GroupPlan v1(String controller) {
        new GroupPlan(new Hierarchy(dir.resolve(controller), false, [controller], Optional.empty(), '/'), '/demo', [], [])
    }

    private GroupPlan v2(List<String> enable) {
        new GroupPlan(new Hierarchy(dir.resolve('unified'), true, ['cpu', 'memory', 'pids', 'io'], Optional.empty(), '/'), '/demo', [], enable)
    }

    private void write(Map<String, String> files, String mount) {
        def group = dir.resolve("$mount/demo")
        group.toFile().mkdirs()
        files.each { name, text -> group.resolve(name).toFile().text = text }
    }

    private static Usage usage(Map<String, Long> known) {
        def names = ['cpu', 'user', 'system', 'throttled', 'periods', 'memory', 'peak', 'pids', 'pidsPeak', 'hits', 'oom', 'read', 'write']
        assert names.containsAll(known.keySet())
        new Usage(*names.collect { known[it] == null ? OptionalLong.empty() : OptionalLong.of(known[it]) })
    }
}
