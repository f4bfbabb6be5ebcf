package org.cgroovy.cgroup.v2

import org.cgroovy.cgroup.CpuLimits
import org.cgroovy.cgroup.FileWrite
import org.cgroovy.cgroup.HugetlbLimit
import org.cgroovy.cgroup.IoLimits
import org.cgroovy.cgroup.IoThrottle
import org.cgroovy.cgroup.Limits
import org.cgroovy.cgroup.MemoryLimits
import spock.lang.Specification

class V2ControllersSpec extends Specification {
    static final CPU = CpuLimits.NONE
    static final MEMORY = MemoryLimits.NONE

    def "#controller.class.simpleName writes nothing when nothing is asked"() {
        expect:
        controller.writes(Limits.NONE) == []
        controller.updates(Limits.NONE, { Optional.empty() }) == []

        where:
        controller << [new Cpu(), new CpuSet(), new Memory(), new Pids(), io(), new HugeTlb(), new Freezer()]
    }

    def "cpu: #limits gives #expected"() {
        expect:
        lines(new Cpu().writes(Limits.NONE.withCpu(limits))) == expected

        where:
        limits                                                                 || expected
        CPU.withWeight(1)                                                      || ['cpu.weight = 1']
        CPU.withWeight(1).withShares(512)                                      || ['cpu.weight = 1']
        CPU.withQuotaMicros(50_000)                                            || ['cpu.max = 50000']
        CPU.withQuotaMicros(-1)                                                || ['cpu.max = max']
        CPU.withPeriodMicros(2000)                                             || ['cpu.max = max 2000']
        CPU.withBurstMicros(1).withQuotaMicros(2000).withPeriodMicros(1000)    || ['cpu.max = 2000 1000', 'cpu.max.burst = 1']
    }

    def "cpu: shares become a weight, and the note says how"() {
        expect:
        new Cpu().writes(Limits.NONE.withCpu(CPU.withShares(512))) ==
                [new FileWrite('cpu.weight', '59', "cpu.weight 59 from cpu.shares 512 (runc's quadratic map)")]
    }

    def "cpu.max now '20000 100000': changing to #limits writes #expected"() {
        given:
        def present = ['cpu.max': '20000 100000']

        expect:
        lines(new Cpu().updates(Limits.NONE.withCpu(limits), { file -> Optional.ofNullable(present[file]) })) == expected

        where:
        limits                                     || expected
        CPU.withQuotaMicros(5000)                  || ['cpu.max = 5000']
        CPU.withPeriodMicros(50_000)               || ['cpu.max = 20000 50000']
        CPU.withQuotaMicros(5000).withBurstMicros(9) || ['cpu.max.burst = 0', 'cpu.max = 5000', 'cpu.max.burst = 9']
    }

    def "cpuset writes its lists"() {
        expect:
        lines(new CpuSet().writes(Limits.NONE.withCpu(CPU.withMems('0').withCpus('0-1')))) == ['cpuset.cpus = 0-1', 'cpuset.mems = 0']
    }

    def "memory: #limits gives #expected"() {
        expect:
        new Memory().writes(Limits.NONE.withMemory(limits))*.toString() == expected

        where:
        limits                                || expected
        MEMORY.withLimit(1)                   || ['memory.max = 1']
        MEMORY.withLimit(64L << 20)           || ['memory.max = 67108864']
        MEMORY.withLimit(-1).withSwap(-1)     || ['memory.swap.max = max', 'memory.max = max']
        MEMORY.withSwap(0)                    || ['memory.swap.max = 0']
        MEMORY.withHigh(8).withLimit(9)       || ['memory.high = 8', 'memory.max = 9']
        MEMORY.withLow(7)                     || ['memory.low = 7']
        MEMORY.withReservation(7)             || ['memory.low = 7  # from the reservation']
        MEMORY.withReservation(7).withLow(6)  || ['memory.low = 6  # instead of the reservation of 7: both are memory.low']
    }

    def "pids: #limit is written as '#written'"() {
        expect:
        lines(new Pids().writes(Limits.NONE.withPids(limit))) == ["pids.max = $written"]

        where:
        limit || written
        1     || '1'
        -1    || 'max'
    }

    def "io: the limits of a device are one write, with max as the kernel's word"() {
        given:
        def vda = IoThrottle.of('/dev/vda').withReadBytes(1).withWriteBytes(2).withReadOps(3).withWriteOps(-1)

        expect:
        lines(io().writes(Limits.NONE.withIo(IoLimits.NONE.withDevices([vda, IoThrottle.of('8:0').withReadOps(5)])))) ==
                ['io.max = 254:0 rbps=1 wbps=2 riops=3 wiops=max', 'io.max = 8:0 riops=5']
    }

    def "io: a blkio weight becomes an io.weight, and the note says how"() {
        expect:
        io().writes(Limits.NONE.withIo(IoLimits.NONE.withWeight(500))) ==
                [new FileWrite('io.weight', '4950', "io.weight 4950 from blkio weight 500 (runc's linear map)")]
    }

    def "hugetlb limits use and reservation of a page size"() {
        expect:
        lines(new HugeTlb().writes(Limits.NONE.withHugetlb([new HugetlbLimit('2MB', -1)]))) ==
                ['hugetlb.2MB.max = max', 'hugetlb.2MB.rsvd.max = max']
    }

    private static List<String> lines(List<FileWrite> writes) {
        writes.collect { "$it.file = $it.value".toString() }
    }

    private static Io io() {
        new Io({ path -> Optional.of('254:0') })
    }
}
