package org.cgroovy.cgroup

import spock.lang.Specification

class LimitsSpec extends Specification {
    def "#message"() {
        when:
        make()

        then:
        def e = thrown(IllegalArgumentException)
        e.message == message

        where:
        make                                                                 || message
        ({ MemoryLimits.NONE.withLimit(-5) })                                || 'memory limit must be > 0 bytes or -1 (max), got -5'
        ({ MemoryLimits.NONE.withLimit(0) })                                 || 'memory limit must be > 0 bytes or -1 (max), got 0'
        ({ MemoryLimits.NONE.withSwap(-2) })                                 || 'swap limit must be >= 0 bytes or -1 (max), got -2'
        ({ Limits.NONE.withPids(0) })                                        || 'pids limit must be > 0 or -1 (max), got 0'
        ({ CpuLimits.NONE.withQuotaMicros(999) })                            || 'cpu quota must be >= 1000 microseconds or -1 (max), got 999'
        ({ CpuLimits.NONE.withPeriodMicros(1_000_001) })                     || 'cpu period must be between 1000 and 1000000 microseconds, got 1000001'
        ({ CpuLimits.NONE.withBurstMicros(-1) })                             || 'cpu burst must be >= 0 microseconds, got -1'
        ({ CpuLimits.NONE.withQuotaMicros(5000).withBurstMicros(5001) })     || 'cpu burst must be at most the quota, got 5001 with a quota of 5000 microseconds'
        ({ CpuLimits.NONE.withShares(1) })                                   || 'cpu shares must be between 2 and 262144, got 1'
        ({ CpuLimits.NONE.withWeight(10_001) })                              || 'cpu weight must be between 1 and 10000, got 10001'
        ({ CpuLimits.NONE.withCpus('0-') })                                  || 'cpus must be a list such as "0-3,8", got "0-"'
        ({ CpuLimits.NONE.withMems('') })                                    || 'mems must be a list such as "0-3,8", got ""'
        ({ IoLimits.NONE.withWeight(1001) })                                 || 'io weight must be between 10 and 1000, got 1001'
        ({ IoThrottle.of('vda') })                                           || 'io device must be a path such as "/dev/vda" or numbers such as "254:0", got "vda"'
        ({ IoThrottle.of('/dev/vda').withReadBytes(0) })                     || 'io read limit must be > 0 bytes per second or -1 (max), got 0'
        ({ IoThrottle.of('/dev/vda').withWriteOps(0) })                      || 'io write limit must be > 0 operations per second or -1 (max), got 0'
        ({ new HugetlbLimit('2M', 0) })                                      || 'huge page size must be such as "2MB", got "2M"'
        ({ new HugetlbLimit('2MB', -2) })                                    || 'hugetlb 2MB limit must be >= 0 bytes or -1 (max), got -2'
        ({ new Setting('../x', '1') })                                       || 'control file must be <controller>.<name>, such as "cpu.cfs_burst_us", got "../x"'
        ({ new Setting('tasks', '1') })                                      || 'control file must be <controller>.<name>, such as "cpu.cfs_burst_us", got "tasks"'
        ({ new Setting('pids.max', '') })                                    || 'the value of pids.max is empty: the kernel would never see the write'
        ({ DeviceRule.allow('x' as char, 1, 3) })                            || "device type must be 'a', 'b' or 'c', got 'x'"
        ({ DeviceRule.allow('c' as char, 4096, 3) })                         || 'device major must be between 0 and 4095, got 4096'
        ({ DeviceRule.allow('a' as char, 1, 3) })                            || "device type 'a' is all devices and all access: give 'b' or 'c' instead"
        ({ rule('rr') })                                                     || "device access must be of 'r', 'w' and 'm', got \"rr\""
        ({ rule('') })                                                       || "device access must be of 'r', 'w' and 'm', got \"\""
        ({ new FileWrite('../../etc/x', '1') })                              || 'not the name of a control file: "../../etc/x"'
    }

    def "max is taken where the kernel has it, and the ends of every range"() {
        when:
        Limits.NONE.withPids(-1).withMemory(new MemoryLimits(*([OptionalLong.of(-1)] * 5)))
        CpuLimits.NONE.withQuotaMicros(-1).withBurstMicros(10).withPeriodMicros(1000).withShares(2).withWeight(1)
        CpuLimits.NONE.withQuotaMicros(1000).withPeriodMicros(1_000_000).withShares(262_144).withWeight(10_000)
        CpuLimits.NONE.withCpus('0-3,8,10-20:2/5').withMems('0')
        IoLimits.NONE.withWeight(10).withWeight(1000).withDevices([IoThrottle.of('254:0').withReadBytes(-1)])
        new HugetlbLimit('1GB', -1)

        then:
        noExceptionThrown()
    }

    def "what is built up keeps its parts, and NONE is empty"() {
        expect:
        Limits.NONE.empty
        CpuLimits.NONE.empty
        MemoryLimits.NONE.empty
        IoLimits.NONE.empty
        !Limits.NONE.withPids(3).empty
        Limits.NONE.withPids(3).withCpu(CpuLimits.NONE.withShares(512).withCpus('0')).cpu().shares() == OptionalLong.of(512)
    }

    def "a device rule prints as the kernel does: #text"() {
        expect:
        rule.toString() == text

        where:
        rule                                    || text
        DeviceRule.DENY_ALL                     || 'a *:* rwm'
        DeviceRule.allow('c' as char, 1, 3)     || 'c 1:3 rwm'
        DeviceRule.DEFAULT[2]                   || 'b *:* m'
        DeviceRule.DEFAULT[9]                   || 'c 136:* rwm'
    }

    def "the default rules deny all first and allow nothing to a block device but mknod"() {
        expect:
        DeviceRule.DEFAULT[0] == DeviceRule.DENY_ALL
        DeviceRule.DEFAULT.tail().every { it.allow() }
        DeviceRule.DEFAULT.findAll { it.type() == 'b' as char }*.access() == ['m']
    }

    private static DeviceRule rule(String access) {
        new DeviceRule(true, 'c' as char, OptionalLong.of(1), OptionalLong.of(3), access)
    }
}
