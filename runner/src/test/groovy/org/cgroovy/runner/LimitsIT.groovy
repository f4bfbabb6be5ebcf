package org.cgroovy.runner

import org.cgroovy.cgroup.CpuLimits
import org.cgroovy.cgroup.Limits
import org.cgroovy.cgroup.MemoryLimits
import org.cgroovy.cgroup.Setting
import org.cgroovy.it.Host
import org.cgroovy.linux.Errno
import org.cgroovy.linux.KernelException
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Tag

/** Limits as the kernel enforces and reports them. */
@Tag('root')
@Tag('v1')
@Tag('hybrid')
@Requires(value = { Host.hasV1('cpu', 'cpuset', 'memory', 'pids', 'devices') }, reason = 'needs v1 hierarchies')
class LimitsIT extends Specification {
    static final MIB = 1L << 20
    static final HALF = Limits.NONE.withCpu(CpuLimits.NONE.withQuotaMicros(50_000).withPeriodMicros(100_000))

    @AutoCleanup
    def leftovers = new Leftovers()

    def "half a CPU is half a CPU"() {
        when: 'others may take what is left of a core, so the best of some runs counts'
        def results = []
        while (results.size() < 10 && !results.any { share(it) >= 0.45 }) {
            results << Lab.run(limits: HALF, 'timeout 2 sh -c "while :; do :; done"; true')
        }

        then:
        results.every { share(it) <= 0.55 }
        results.any { share(it) >= 0.45 }
        results.every { !it.throttledTime().zero }
    }

    private static double share(Result result) {
        result.cpuTime().toNanos() / result.wallTime().toNanos()
    }

    def "who takes more memory than he may is killed, and that is reported"() {
        given:
        def limits = Limits.NONE.withMemory(MemoryLimits.NONE.withLimit(16 * MIB).withSwap(0))

        when:
        def result = Lab.run(limits: limits, 'x=$(head -c 64m /dev/zero | tr "\\0" x); echo survived')

        then:
        result.oomKilled()
        !result.out().contains('survived')
        result.peakMemoryBytes().asLong <= 16 * MIB
        result.peakMemoryBytes().asLong > 8 * MIB
    }

    def "who stays below his limit is not killed"() {
        given:
        def limits = Limits.NONE.withMemory(MemoryLimits.NONE.withLimit(64 * MIB))

        expect:
        !Lab.run(limits: limits, 'x=$(head -c 4m /dev/zero | tr "\\0" x)').oomKilled()
    }

    def "the eleventh process is refused, and that is counted"() {
        given:
        def limits = Limits.NONE.withPids(10)

        when:
        def result = Lab.run(limits: limits, 'for i in 1 2 3 4 5 6 7 8 9; do sleep 60 & done; echo nine; sleep 60 & echo ten')

        then:
        result.out() == 'nine\n'
        result.err().contains("can't fork")
        result.pidsLimitHits() > 0
    }

    def "the CPUs and memory nodes are those given"() {
        given:
        def limits = Limits.NONE.withCpu(CpuLimits.NONE.withCpus('0').withMems('0'))

        expect:
        Lab.text(limits: limits, 'grep "Cpus_allowed_list\\|Mems_allowed_list" /proc/self/status')
                .replaceAll('\\s+', ' ') == 'Cpus_allowed_list: 0 Mems_allowed_list: 0'
    }

    def "of the device #name the container may #rights"() {
        given:
        def make = "mknod /dev/x $type $major $minor && echo made; head -c 0 /dev/x 2>&1 && echo read"

        expect:
        Lab.run(make).out().replaceAll('\\s+', ' ').trim() == rights

        where:
        name                | type | major | minor || rights
        'null'              | 'c'  | 1     | 3     || 'made read'
        'kmsg'              | 'c'  | 1     | 11    || 'made head: /dev/x: Operation not permitted'
        'the disk'          | 'b'  | 254   | 0     || 'made head: /dev/x: Operation not permitted'
        'a pseudo terminal' | 'c'  | 136   | 999   || 'made head: /dev/x: Input/output error'
    }

    def "any control file is set by its name"() {
        given:
        def settings = [new Setting('memory.swappiness', '7'), new Setting('cpu.cfs_burst_us', '1000'), new Setting('pids.max', '77')]

        when:
        def container = Lab.start(limits: HALF.withSettings(settings), 'sleep 60')

        then:
        ['memory.swappiness', 'cpu.cfs_burst_us', 'pids.max'].collect { read(container, it) } == ['7', '1000', '77']

        cleanup:
        container?.remove()
    }

    def "the limits of a running container change"() {
        given:
        def limits = HALF.withPids(10).withMemory(MemoryLimits.NONE.withLimit(64 * MIB))
        def container = Lab.start(limits: limits, 'sleep 60')

        when:
        container.update(Limits.NONE.withPids(20).withMemory(MemoryLimits.NONE.withLimit(128 * MIB)))

        then:
        ['pids.max', 'memory.limit_in_bytes', 'cpu.cfs_quota_us'].collect { read(container, it) } == ['20', "${128 * MIB}", '50000']

        cleanup:
        container.remove()
    }

    def "when the kernel refuses one limit, those changed before are put back"() {
        given:
        def limits = HALF.withPids(10).withCpu(HALF.cpu().withCpus('0'))
        def container = Lab.start(limits: limits, 'sleep 60')

        when: "there is no CPU 4095"
        container.update(Limits.NONE.withCpu(CpuLimits.NONE.withQuotaMicros(20_000).withCpus('4095')).withPids(20))

        then:
        def e = thrown(RuntimeException)
        errno(e) in [Errno.EINVAL, Errno.EACCES, Errno.ERANGE]
        ['pids.max', 'cpuset.cpus', 'cpu.cfs_quota_us'].collect { read(container, it) } == ['10', '0', '50000']

        cleanup:
        container.remove()
    }

    def "a limit that the kernel refuses at the start is named, and nothing is left"() {
        when:
        Lab.run(limits: Limits.NONE.withSettings([new Setting(file, value)]), 'true')

        then:
        def e = thrown(KernelFailure)
        e.message.contains(file) && e.message.contains(value)

        where:
        file                    | value
        'pids.max'              | 'nonsense'
        'memory.swappiness'     | '4711'
        'memory.limit_in_bytes' | 'x'
    }

    def "what a container has used is known while it runs"() {
        given:
        def container = Lab.start(limits: HALF.withPids(10).withMemory(MemoryLimits.NONE.withLimit(64 * MIB)),
                'i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done; sleep 60')

        expect:
        eventually { container.stats().cpuNanos().asLong > 1_000_000 }
        container.stats().pids().asLong in 1L..2L
        container.stats().memoryPeakBytes().asLong > 100_000

        cleanup:
        container.remove()
    }

    private static boolean eventually(Closure<Boolean> condition) {
        (1..200).any { condition() ?: sleep(20) }
    }

    private static Errno errno(RuntimeException e) {
        e instanceof KernelException || e instanceof KernelFailure ? e.errno() : null
    }

    private static String read(Container container, String file) {
        container.cgroups().collect { it.resolve(file).toFile() }.find { it.exists() }.text.trim()
    }
}
