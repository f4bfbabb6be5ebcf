package org.cgroovy.cgroup

import spock.lang.Specification

import static org.cgroovy.cgroup.Hosts.lines
import static org.cgroovy.cgroup.Hosts.planner

class GroupPlannerSpec extends Specification {
    static final ALL = Limits.NONE
            .withCpu(CpuLimits.NONE.withQuotaMicros(50_000).withShares(512).withCpus('0-1'))
            .withMemory(MemoryLimits.NONE.withLimit(4096).withSwap(0))
            .withPids(10)
            .withIo(IoLimits.NONE.withDevices([IoThrottle.of('/dev/vda').withReadBytes(1)]))
            .withHugetlb([new HugetlbLimit('2MB', 0)])
            .withDevices([DeviceRule.DENY_ALL])
            .withSettings([new Setting('cpu.cfs_burst_us', '1000')])

    def "on a hybrid host each limit goes where its controller is, the unified hierarchy last"() {
        expect:
        lines(planner('hybrid').plan('/demo', ALL)) == [
            'cpu: cpu.shares = 512',
            'cpu: cpu.cfs_quota_us = 50000',
            'cpu: cpu.cfs_burst_us = 1000',
            'cpuset: cpuset.mems = 0',
            'cpuset: cpuset.cpus = 0-1',
            'memory: memory.limit_in_bytes = 4096',
            'memory: memory.memsw.limit_in_bytes = 4096',
            'pids: pids.max = 10',
            'blkio: blkio.throttle.read_bps_device = 254:0 1',
            'devices: devices.deny = a *:* rwm',
            'unified: hugetlb.2MB.max = 0',
            'unified: hugetlb.2MB.rsvd.max = 0']
    }

    def "on a unified host there is one group, and it says what to enable above it"() {
        given:
        def limits = ALL.withSettings([new Setting('memory.oom.group', '1')])

        when:
        def plans = planner('unified').plan('/a/b', limits)

        then:
        plans.size() == 1
        plans[0].directory().toString() == '/sys/fs/cgroup/a/b'
        plans[0].enable() == ['cpu', 'cpuset', 'memory', 'pids', 'io', 'hugetlb']
        plans[0].devices().get().toString() == 'deny  all else'
        lines(plans)*.replace('unified: ', '') == [
            'cpu.weight = 59',
            'cpu.max = 50000',
            'cpuset.cpus = 0-1',
            'memory.swap.max = 0',
            'memory.max = 4096',
            'pids.max = 10',
            'io.max = 254:0 rbps=1',
            'hugetlb.2MB.max = 0',
            'hugetlb.2MB.rsvd.max = 0',
            'memory.oom.group = 1']
    }

    def "controllers that are mounted together share one group"() {
        given:
        def limits = Limits.NONE.withCpu(CpuLimits.NONE.withShares(2)).withSettings([new Setting('cpuacct.usage', '0')])

        expect:
        lines(planner('legacy').plan('/demo', limits)) == ['cpu,cpuacct: cpu.shares = 2', 'cpu,cpuacct: cpuacct.usage = 0']
    }

    def "without limits a container on a #name host still joins #labels"() {
        expect:
        planner(name).plan('/demo', Limits.NONE)*.hierarchy()*.label() == labels

        where:
        name        || labels
        'hybrid'    || ['unified']
        'unified'   || ['unified']
        'legacy'    || ['freezer']
        'container' || []
        'none'      || []
    }

    def "a plan knows the file of a write, that of an ancestor too"() {
        given:
        def plan = planner('hybrid').plan('/a/b', Limits.NONE.withPids(1))[0]

        expect:
        plan.file(new FileWrite('pids.max', '1')).toString() == '/sys/fs/cgroup/pids/a/b/pids.max'
        plan.file(new FileWrite('../pids.max', '1')).toString() == '/sys/fs/cgroup/pids/a/pids.max'
    }

    def "a plan knows the directories above its cgroup, from the mount down"() {
        expect:
        planner('unified').plan('/a/b', Limits.NONE)[0].ancestors()*.toString() == ['/sys/fs/cgroup', '/sys/fs/cgroup/a']
        planner('unified').plan('/', Limits.NONE)[0].ancestors() == []
    }

    def "in a container without a cgroup namespace the mounted directory is the root"() {
        expect:
        planner('container').plan('/demo', Limits.NONE.withMemory(MemoryLimits.NONE.withLimit(1)))*.directory()*.toString() ==
                ['/sys/fs/cgroup/memory/demo']
    }

    def "a setting goes to the hierarchy of the controller that its name begins with: #file to #label"() {
        when:
        def plan = planner(name).plan('/demo', Limits.NONE.withSettings([new Setting(file, '7')]))
                .find { it.writes().any { it.file() == file } }

        then:
        plan.hierarchy().label() == label
        plan.enable() == enable

        where:
        name      | file                    || label              | enable
        'hybrid'  | 'memory.swappiness'     || 'memory'           | []
        'hybrid'  | 'cgroup.max.depth'      || 'unified'          | []
        'hybrid'  | 'hugetlb.2MB.rsvd.max'  || 'unified'          | ['hugetlb']
        'legacy'  | 'net_cls.classid'       || 'net_cls,net_prio' | []
        'unified' | 'misc.max'              || 'unified'          | ['misc']
    }

    def "swap cannot be limited where the kernel does not account it"() {
        given:
        def planner = new GroupPlanner(Hosts.host('hybrid'), { Optional.empty() }, Hosts.files([:]))

        when:
        planner.plan('/demo', Limits.NONE.withMemory(MemoryLimits.NONE.withLimit(4096).withSwap(0)))

        then:
        def e = thrown(LimitException)
        e.controller() == 'memory'
        e.message == 'this kernel does not account swap: there is no memory.memsw.limit_in_bytes; ' +
                'boot with swapaccount=1, or leave the swap limit out'
    }

    def "a bad path is refused"() {
        when:
        planner('hybrid').plan('demo', Limits.NONE)

        then:
        thrown(IllegalArgumentException)
    }
}
