package org.cgroovy.it

import org.cgroovy.cgroup.CpuLimits
import org.cgroovy.cgroup.DeviceRule
import org.cgroovy.cgroup.IoLimits
import org.cgroovy.cgroup.IoThrottle
import org.cgroovy.cgroup.Limits
import org.cgroovy.cgroup.MemoryLimits
import org.cgroovy.cgroup.Setting
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Tag

@Tag('root')
@Tag('v1')
@Requires(value = { PlannedGroups.possible('cpu', 'cpuset', 'memory', 'pids', 'blkio', 'devices') },
        reason = 'needs writable v1 hierarchies')
class GroupPlannerIT extends Specification {
    static final MIB = 1L << 20

    @AutoCleanup
    def groups = new PlannedGroups()

    def "the kernel takes what is planned, and reports it"() {
        when:
        groups.make(Limits.NONE
                .withCpu(CpuLimits.NONE.withQuotaMicros(20_000).withPeriodMicros(50_000).withBurstMicros(1000).withWeight(100).withCpus('0'))
                .withMemory(MemoryLimits.NONE.withLimit(64 * MIB).withSwap(MIB).withReservation(32 * MIB))
                .withPids(10)
                .withDevices(DeviceRule.DEFAULT)
                .withSettings([new Setting('memory.swappiness', '7')]))

        then:
        groups.read(controller, file) == value

        where:
        controller | file                          || value
        'cpu'      | 'cpu.shares'                  || '1024'
        'cpu'      | 'cpu.cfs_quota_us'            || '20000'
        'cpu'      | 'cpu.cfs_period_us'           || '50000'
        'cpu'      | 'cpu.cfs_burst_us'            || '1000'
        'cpuset'   | 'cpuset.cpus'                 || '0'
        'cpuset'   | 'cpuset.mems'                 || '0'
        'memory'   | 'memory.limit_in_bytes'       || "${64 * MIB}"
        'memory'   | 'memory.memsw.limit_in_bytes' || "${65 * MIB}"
        'memory'   | 'memory.soft_limit_in_bytes'  || "${32 * MIB}"
        'memory'   | 'memory.swappiness'           || '7'
        'pids'     | 'pids.max'                    || '10'
        'devices'  | 'devices.list'                || DeviceRule.DEFAULT.tail().join('\n')
    }

    @Requires(value = { wholeDisk() }, reason = 'needs a block device')
    def "the kernel takes the limits of a block device, and forgets them at max"() {
        given:
        def disk = wholeDisk()
        def numbers = new File("/sys/block/$disk/dev").text.trim()

        when:
        groups.make(io(IoThrottle.of("/dev/$disk").withReadBytes(MIB).withWriteOps(100)))

        then:
        groups.read('blkio', 'blkio.throttle.read_bps_device') == "$numbers $MIB"
        groups.read('blkio', 'blkio.throttle.write_iops_device') == "$numbers 100"

        when:
        groups.update(io(IoThrottle.of(numbers).withReadBytes(-1)))

        then:
        groups.read('blkio', 'blkio.throttle.read_bps_device') == ''
    }

    def "memory limits of a living cgroup go up and down, with swap kept beside them"() {
        given:
        groups.make(memory(8, 0))

        expect:
        [64, 16, 32].every { mib ->
            groups.update(memory(mib, 0))
            limits() == [mib, mib]
        }

        when:
        groups.update(memory(16, 8))
        groups.update(Limits.NONE.withMemory(MemoryLimits.NONE.withLimit(128 * MIB)))

        then:
        limits() == [128, 136]

        when:
        groups.update(Limits.NONE.withMemory(MemoryLimits.NONE.withLimit(-1)))

        then:
        limits().every { it > 1L << 40 }
    }

    def "quota, period and burst of a living cgroup change together in any direction"() {
        given:
        groups.make(cpu(1000, 100_000, 0))

        expect:
        [[90_000, 100_000, 90_000], [1000, 1_000_000, 10], [900_000, 1_000_000, 0], [2000, 1000, 2000]].every { quota, period, burst ->
            groups.update(cpu(quota, period, burst))
            ['quota', 'period', 'burst'].collect { groups.read('cpu', "cpu.cfs_${it}_us") as int } == [quota, period, burst]
        }
    }

    private List<Long> limits() {
        ['memory.limit_in_bytes', 'memory.memsw.limit_in_bytes'].collect { groups.read('memory', it).toLong().intdiv(MIB) }
    }

    private static Limits memory(long mib, long swapMib) {
        Limits.NONE.withMemory(MemoryLimits.NONE.withLimit(mib * MIB).withSwap(swapMib * MIB))
    }

    private static Limits cpu(long quota, long period, long burst) {
        Limits.NONE.withCpu(CpuLimits.NONE.withQuotaMicros(quota).withPeriodMicros(period).withBurstMicros(burst))
    }

    private static Limits io(IoThrottle throttle) {
        Limits.NONE.withIo(IoLimits.NONE.withDevices([throttle]))
    }

    static String wholeDisk() {
        new File('/sys/block').list().sort().find { new File("/dev/$it").exists() && !it.startsWith('loop') && !it.startsWith('ram') }
    }
}
