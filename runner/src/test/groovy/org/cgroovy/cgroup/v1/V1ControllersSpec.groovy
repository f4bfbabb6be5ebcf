package org.cgroovy.cgroup.v1

import org.cgroovy.cgroup.CpuLimits
import org.cgroovy.cgroup.DeviceRule
import org.cgroovy.cgroup.FileWrite
import org.cgroovy.cgroup.HugetlbLimit
import org.cgroovy.cgroup.IoLimits
import org.cgroovy.cgroup.IoThrottle
import org.cgroovy.cgroup.LimitException
import org.cgroovy.cgroup.Limits
import org.cgroovy.cgroup.MemoryLimits
import spock.lang.Specification

class V1ControllersSpec extends Specification {
    static final CPU = CpuLimits.NONE
    static final MEMORY = MemoryLimits.NONE

    def "#controller.class.simpleName writes nothing when nothing is asked"() {
        expect:
        controller.writes(Limits.NONE) == []
        controller.updates(Limits.NONE, { Optional.empty() }) == []

        where:
        controller << [new Cpu(), new CpuSet(), new Memory(), new Pids(), blkio(), new HugeTlb(), new Devices(), new Freezer()]
    }

    def "cpu: #limits gives #expected"() {
        expect:
        lines(new Cpu().writes(Limits.NONE.withCpu(limits))) == expected

        where:
        limits                                                                 || expected
        CPU.withShares(512)                                                    || ['cpu.shares = 512']
        CPU.withShares(512).withWeight(1)                                      || ['cpu.shares = 512']
        CPU.withQuotaMicros(50_000)                                            || ['cpu.cfs_quota_us = 50000']
        CPU.withQuotaMicros(-1)                                                || ['cpu.cfs_quota_us = -1']
        CPU.withBurstMicros(1).withQuotaMicros(2000).withPeriodMicros(1000)    || ['cpu.cfs_period_us = 1000', 'cpu.cfs_quota_us = 2000', 'cpu.cfs_burst_us = 1']
    }

    def "cpu: a weight becomes shares, and the note says how"() {
        expect:
        new Cpu().writes(Limits.NONE.withCpu(CPU.withWeight(100))) ==
                [new FileWrite('cpu.shares', '1024', "cpu.shares 1024 from cpu.weight 100 (runc's quadratic map)")]
    }

    def "cpu: to change period and quota of a running cgroup, the quota is lifted in between"() {
        expect:
        lines(new Cpu().updates(Limits.NONE.withCpu(limits), { Optional.empty() })) == expected

        where:
        limits                                                               || expected
        CPU.withQuotaMicros(50_000)                                          || ['cpu.cfs_quota_us = 50000']
        CPU.withPeriodMicros(50_000).withShares(9)                           || ['cpu.shares = 9', 'cpu.cfs_period_us = 50000']
        CPU.withQuotaMicros(5000).withPeriodMicros(1000).withBurstMicros(7)  || ['cpu.cfs_quota_us = -1', 'cpu.cfs_period_us = 1000', 'cpu.cfs_burst_us = 7', 'cpu.cfs_quota_us = 5000']
    }

    def "cpuset writes its lists"() {
        expect:
        lines(new CpuSet().writes(Limits.NONE.withCpu(CPU.withMems('0').withCpus('0-1')))) == ['cpuset.cpus = 0-1', 'cpuset.mems = 0']
    }

    def "memory: #limits gives #expected"() {
        expect:
        lines(new Memory().writes(Limits.NONE.withMemory(limits))) == expected

        where:
        limits                                || expected
        MEMORY.withLimit(1 << 20)             || ['memory.limit_in_bytes = 1048576']
        MEMORY.withLimit(-1)                  || ['memory.limit_in_bytes = -1']
        MEMORY.withSwap(0).withLimit(4096)    || ['memory.limit_in_bytes = 4096', 'memory.memsw.limit_in_bytes = 4096']
        MEMORY.withSwap(8192).withLimit(4096) || ['memory.limit_in_bytes = 4096', 'memory.memsw.limit_in_bytes = 12288']
        MEMORY.withSwap(-1).withLimit(4096)   || ['memory.limit_in_bytes = 4096', 'memory.memsw.limit_in_bytes = -1']
        MEMORY.withSwap(-1)                   || ['memory.memsw.limit_in_bytes = -1']
        MEMORY.withReservation(4096)          || ['memory.soft_limit_in_bytes = 4096']
        MEMORY.withLow(4096)                  || ['memory.soft_limit_in_bytes = 4096']
    }

    def "memory: a converted value says so, and a lossy one says that"() {
        expect:
        new Memory().writes(Limits.NONE.withMemory(MEMORY.withSwap(8).withLimit(4)))[1].note() == 'memory 4 + swap 8: v1 limits both together'
        new Memory().writes(Limits.NONE.withMemory(MEMORY.withLow(4)))[0].note().startsWith('lossy: memory.low is of v2;')
    }

    def "memory: #limits cannot be expressed: #message"() {
        when:
        new Memory().writes(Limits.NONE.withMemory(limits))

        then:
        def e = thrown(LimitException)
        e.controller() == 'memory'
        e.message.startsWith(message)
        e.message.endsWith("; ${e.remedy()}")

        where:
        limits                          || message
        MEMORY.withSwap(8)              || 'cgroup v1 limits swap only together with memory, so swap 8 needs a memory limit'
        MEMORY.withSwap(8).withLimit(-1)|| 'cgroup v1 limits swap only together with memory, so swap 8 needs a memory limit'
        MEMORY.withHigh(8)              || 'memory.high is of cgroup v2, and memory is in a v1 hierarchy here'
    }

    def "memory now #limit with memsw #memsw: changing to #asked writes #expected"() {
        given:
        def present = ['memory.limit_in_bytes': limit, 'memory.memsw.limit_in_bytes': memsw]

        expect:
        lines(new Memory().updates(Limits.NONE.withMemory(asked), { file -> Optional.ofNullable(present[file]) }))*.replace('limit_in_bytes', '') == expected

        where:
        limit       | memsw       | asked                               || expected
        '100'       | '100'       | MEMORY.withLimit(200).withSwap(0)   || ['memory.memsw. = 200', 'memory. = 200']
        '200'       | '200'       | MEMORY.withLimit(100).withSwap(0)   || ['memory. = 100', 'memory.memsw. = 100']
        '100'       | '200'       | MEMORY.withLimit(200).withSwap(0)   || ['memory. = 200', 'memory.memsw. = 200']
        '100'       | '100'       | MEMORY.withLimit(200)               || ['memory.memsw. = 200', 'memory. = 200']
        '100'       | '150'       | MEMORY.withLimit(200)               || ['memory.memsw. = 250', 'memory. = 200']
        '200'       | '250'       | MEMORY.withLimit(100)               || ['memory. = 100', 'memory.memsw. = 150']
        '100'       | '150'       | MEMORY.withLimit(-1)                || ['memory.memsw. = -1', 'memory. = -1']
        '100'       | '150'       | MEMORY.withSwap(0)                  || ['memory.memsw. = 100']
        '100'       | '150'       | MEMORY.withSwap(-1)                 || ['memory.memsw. = -1']
        '100'       | UNLIMITED   | MEMORY.withLimit(200)               || ['memory. = 200']
        '100'       | null        | MEMORY.withLimit(200)               || ['memory. = 200']
        UNLIMITED   | UNLIMITED   | MEMORY.withLimit(200).withSwap(100) || ['memory. = 200', 'memory.memsw. = 300']
        '100'       | '150'       | MEMORY.withReservation(50)          || ['memory.soft_ = 50']
    }

    static final UNLIMITED = '9223372036854771712'

    def "pids: #limit is written as '#written'"() {
        expect:
        lines(new Pids().writes(Limits.NONE.withPids(limit))) == ["pids.max = $written"]

        where:
        limit || written
        1     || '1'
        -1    || 'max'
    }

    def "blkio: each limit of a device is a write, and max takes it away"() {
        given:
        def vda = IoThrottle.of('/dev/vda').withReadBytes(1).withWriteBytes(2).withReadOps(3).withWriteOps(-1)

        expect:
        lines(blkio().writes(Limits.NONE.withIo(IoLimits.NONE.withWeight(500).withDevices([vda])))) == [
            'blkio.bfq.weight = 500',
            'blkio.throttle.read_bps_device = 254:0 1',
            'blkio.throttle.write_bps_device = 254:0 2',
            'blkio.throttle.read_iops_device = 254:0 3',
            'blkio.throttle.write_iops_device = 254:0 0']
    }

    def "blkio: numbers are taken as they are, and a path that is no block device is refused"() {
        expect:
        lines(blkio().writes(io('8:16'))) == ['blkio.throttle.read_bps_device = 8:16 1']

        when:
        blkio().writes(io('/dev/null'))

        then:
        def e = thrown(LimitException)
        e.controller() == 'blkio'
        e.message == '/dev/null is not a block device here; lsblk lists them; give a whole disk'
    }

    def "hugetlb limits use and reservation of a page size"() {
        expect:
        lines(new HugeTlb().writes(Limits.NONE.withHugetlb([new HugetlbLimit('2MB', 1 << 22)]))) ==
                ['hugetlb.2MB.limit_in_bytes = 4194304', 'hugetlb.2MB.rsvd.limit_in_bytes = 4194304']
    }

    def "devices: rules are written in their order"() {
        expect:
        lines(new Devices().writes(Limits.NONE.withDevices(DeviceRule.DEFAULT)))[0..3] ==
                ['devices.deny = a *:* rwm', 'devices.allow = c *:* m', 'devices.allow = b *:* m', 'devices.allow = c 1:3 rwm']
    }

    private static List<String> lines(List<FileWrite> writes) {
        writes.collect { "$it.file = $it.value".toString() }
    }

    private static BlkIo blkio() {
        new BlkIo({ path -> path == '/dev/vda' ? Optional.of('254:0') : Optional.empty() })
    }

    private static Limits io(String device) {
        Limits.NONE.withIo(IoLimits.NONE.withDevices([IoThrottle.of(device).withReadBytes(1)]))
    }
}
