package org.cgroovy.runner

import org.cgroovy.cgroup.CgroupHost
import org.cgroovy.cgroup.CgroupMode
import org.cgroovy.cgroup.CpuLimits
import org.cgroovy.cgroup.HugetlbLimit
import org.cgroovy.cgroup.IoLimits
import org.cgroovy.cgroup.IoThrottle
import org.cgroovy.cgroup.Limits
import org.cgroovy.cgroup.MemoryLimits
import org.cgroovy.cgroup.Setting
import org.cgroovy.cgroup.tool.Ran
import org.cgroovy.it.Records
import org.cgroovy.linux.Errno
import org.cgroovy.plan.Stdio
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Tag

import java.nio.file.Path

/** What a container is on a host that has v2 and nothing else: scripts/test --vm boots one, whose root has all processes. */
@Tag('vm')
@Tag('v2')
@Requires(value = { CgroupHost.read().mode() == CgroupMode.UNIFIED }, reason = 'needs a host with v2 alone: scripts/test --vm')
class UnifiedIT extends Specification {
    static final MIB = 1L << 20
    static final ROOT = Path.of('/sys/fs/cgroup')
    static final ALL = Limits.NONE
            .withCpu(CpuLimits.NONE.withQuotaMicros(50_000).withPeriodMicros(100_000).withWeight(200).withCpus('0').withMems('0'))
            .withMemory(new MemoryLimits(bytes(64), bytes(0), bytes(), bytes(8), bytes(48)))
            .withPids(10)
            .withIo(IoLimits.NONE.withDevices([IoThrottle.of('/dev/vda').withReadBytes(MIB).withWriteOps(100)]))
            .withHugetlb([new HugetlbLimit('2MB', 4 * MIB)])
            .withSettings([new Setting('memory.oom.group', '1'), new Setting('cpu.max.burst', '1000')])

    @AutoCleanup
    def leftovers = new Leftovers()

    def "every limit reaches its file, though the host's root handed no controller down"() {
        given:
        def container = Lab.start(limits: ALL, 'sleep 60')

        expect:
        [
            'cpu.max': '50000 100000', 'cpu.weight': '200', 'cpuset.cpus': '0', 'cpuset.mems': '0',
            'memory.max': "${64 * MIB}", 'memory.swap.max': '0', 'memory.low': "${8 * MIB}", 'memory.high': "${48 * MIB}",
            'pids.max': '10', 'io.max': "254:0 rbps=$MIB wbps=max riops=max wiops=100", 'hugetlb.2MB.max': "${4 * MIB}",
            'memory.oom.group': '1', 'cpu.max.burst': '1000'
        ].each { file, value -> assert read(container, file) == value.toString() }

        and: 'inside, the cgroup is the root'
        capture(container, 'cat /proc/self/cgroup /sys/fs/cgroup/pids.max') == '0::/\n10\n'

        cleanup:
        container?.remove()
    }

    def "the process is born in its cgroup, and killed with it"() {
        given:
        def container = Lab.start('sleep 60 & sleep 60')

        expect:
        Lab.runner.plan(container.spec(), Stdio.CAPTURE).toString().contains('CLONE_INTO_CGROUP<unified cgroup>')
        new File("/proc/${container.pid()}/cgroup").text == "0::/$Lab.NAME/${container.id()}\n"

        when:
        container.remove()

        then:
        container.waitFor().exitCode() == 137
        !container.cgroups()[0].toFile().exists()
    }

    def "who takes more memory than he may is killed, and that is reported"() {
        when:
        def result = Lab.run(limits: memory(16), 'x=$(head -c 64m /dev/zero | tr "\\0" x); echo survived')

        then:
        result.oomKilled()
        !result.out().contains('survived')
        result.peakMemoryBytes().asLong in (8 * MIB)..(16 * MIB)
    }

    def "the eleventh process is refused, and that is counted"() {
        when:
        def result = Lab.run(limits: Limits.NONE.withPids(10), 'for i in 1 2 3 4 5 6 7 8 9; do sleep 60 & done; echo nine; sleep 60 & echo ten')

        then:
        result.out() == 'nine\n'
        result.pidsLimitHits() > 0
    }

    def "half a CPU is half a CPU, and less after an update; a paused container takes none"() {
        given:
        def container = Lab.start(limits: Limits.NONE.withCpu(quota(50)), 'while :; do :; done')
        sleep(1000)

        expect:
        within(share(container, 3000), 0.3, 0.6)

        when:
        container.update(Limits.NONE.withCpu(quota(20)))

        then:
        within(share(container, 3000), 0.1, 0.3)
        container.stats().throttledNanos().asLong > 0

        when:
        container.pause()

        then:
        share(container, 500) < 0.02
        events(container).frozen == '1'

        when:
        container.resume()

        then:
        events(container) == [populated: '1', frozen: '0']

        cleanup:
        container?.remove()
    }

    def "limits change while it runs, also those of a controller that it had not, and all or none"() {
        given:
        def container = Lab.start(limits: Limits.NONE.withPids(10), 'sleep 60')

        when:
        container.update(Limits.NONE.withPids(20).withMemory(MemoryLimits.NONE.withLimit(32 * MIB)))

        then:
        ['pids.max', 'memory.max'].collect { read(container, it) } == ['20', "${32 * MIB}"]

        when: 'there is no CPU 4095'
        container.update(Limits.NONE.withPids(30).withCpu(CpuLimits.NONE.withCpus('4095')))

        then:
        def e = thrown(KernelFailure)
        e.errno() in [Errno.EINVAL, Errno.ERANGE]
        read(container, 'pids.max') == '20'

        cleanup:
        container?.remove()
    }

    def "the kernel tells of pressure, and of what was refused"() {
        given:
        def container = Lab.start(limits: memory(64).withPids(5), 'sleep 60')

        expect:
        ['cpu.pressure', 'memory.pressure', 'io.pressure'].every { read(container, it).startsWith('some avg10=') }
        ['memory.events', 'pids.events'].every { read(container, it).contains('max 0') }

        cleanup:
        container?.remove()
    }

    def "where processes are, no controller is handed down, and the error says who is there"() {
        given: 'a cgroup with a process, below which a container is to have a limit'
        def busy = ROOT.resolve("$Lab.NAME-busy").toFile()
        busy.mkdir()
        def process = new ProcessBuilder('sleep', '60').start()
        new File(busy, 'cgroup.procs').text = "${process.pid()}"
        def facts = Records.with(Lab.facts, [cgroupRoot: "/$busy.name".toString()])
        def runner = new EmbeddedRunner(Lab.kernel, facts, ExecutionProbe.NONE)

        when:
        runner.run(Lab.sh(limits: limits, 'true'), Stdio.CAPTURE)

        then:
        def e = thrown(KernelFailure)
        e.message.contains('EBUSY')
        e.message.contains("pid ${process.pid()} (sleep) in $busy: a v2 cgroup whose children have controllers may have no processes of its own")

        when: 'without a limit it needs no controller'
        def result = runner.run(Lab.sh('true'), Stdio.CAPTURE)

        then:
        result.exitCode() == 0
        new File(busy, 'cgroup.type').text == 'domain\n'

        cleanup:
        runner?.close()
        process?.destroyForcibly()?.waitFor()
        busy?.delete()

        where: 'the kernel itself would take the second, and make the cgroup a threaded one'
        limits << [memory(16), Limits.NONE.withPids(10)]
    }

    def "the tools of libcgroup make, set, read and remove cgroups as the originals do"() {
        given:
        def name = "$Lab.NAME-tools".toString()
        def groups = "cpu,pids:/$name".toString()

        expect:
        Ran.ours('cgcreate', ['-g', groups]) == new Ran(0, '', '')
        Ran.ours('cgset', ['-r', 'pids.max=5', name]) == new Ran(0, '', '')
        Ran.ours('cgget', ['-r', 'pids.max', name]) == Ran.original('cgget', ['-r', 'pids.max', name])
        Ran.ours('cgget', ['-g', 'pids', name]) == Ran.original('cgget', ['-g', 'pids', name])
        Ran.ours('lscgroup', []).about(name) == Ran.original('lscgroup', []).about(name)
        Ran.ours('lssubsys', ['-m']).out.contains('memory')
        Ran.ours('cgdelete', [groups]) == new Ran(0, '', '')
        !ROOT.resolve(name).toFile().exists()
    }

    private static CpuLimits quota(int percent) {
        CpuLimits.NONE.withQuotaMicros(percent * 1000).withPeriodMicros(100_000)
    }

    private static Limits memory(long mib) {
        Limits.NONE.withMemory(MemoryLimits.NONE.withLimit(mib * MIB).withSwap(0))
    }

    private static OptionalLong bytes(Long mib = null) {
        mib == null ? OptionalLong.empty() : OptionalLong.of(mib * MIB)
    }

    private static double share(Container container, int millis) {
        def before = container.stats().cpuNanos().asLong
        long from = System.nanoTime()
        sleep(millis)
        (container.stats().cpuNanos().asLong - before) / (System.nanoTime() - from)
    }

    private static boolean within(double share, double least, double most) {
        share >= least && share <= most
    }

    private static Map<String, String> events(Container container) {
        read(container, 'cgroup.events').readLines().collectEntries { it.split(' ').toList() }
    }

    private static String capture(Container container, String script) {
        container.exec(Lab.sh(script).process(), Stdio.CAPTURE).out()
    }

    private static String read(Container container, String file) {
        container.cgroups()[0].resolve(file).toFile().text.trim()
    }
}
