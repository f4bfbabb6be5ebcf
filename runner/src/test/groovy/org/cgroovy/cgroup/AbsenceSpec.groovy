package org.cgroovy.cgroup

import spock.lang.Specification

import static org.cgroovy.cgroup.Hosts.planner

/** What the planner says when a controller is not there. */
class AbsenceSpec extends Specification {
    def "on a #name host #file is refused: #message"() {
        when:
        planner(name).plan('/demo', Limits.NONE.withSettings([new Setting(file, '1')]))

        then:
        def e = thrown(LimitException)
        e.message == message
        e.controller() == file.takeBefore('.')
        e.remedy().empty || e.message.endsWith("; ${e.remedy()}")

        where:
        name        | file             || message
        'hybrid'    | 'net_cls.classid'|| 'net_cls is in no mounted hierarchy; mount -t cgroup -o net_cls net_cls /sys/fs/cgroup/net_cls'
        'hybrid'    | 'io.max'         || 'no hierarchy here has io; its place is taken by blkio at /sys/fs/cgroup/blkio; use the files of blkio'
        'hybrid'    | 'mem.limit'      || 'this kernel has no controller mem'
        'hybrid'    | 'cgroup.procs'   || 'cgroup.procs is no limit, so it cannot be set as one'
        'legacy'    | 'memory.limit'   || "memory was disabled at boot; take cgroup_disable=memory from the kernel's command line"
        'legacy'    | 'cgroup.freeze'  || 'cgroup.freeze is a file of the unified hierarchy, which is not mounted; mount -t cgroup2 none /sys/fs/cgroup/unified'
        'hidden'    | 'memory.limit'   || 'memory is in no mounted hierarchy; mount -t cgroup -o memory memory /sys/fs/cgroup/memory'
        'unified'   | 'blkio.weight'   || 'no hierarchy here has blkio; its place is taken by io at /sys/fs/cgroup; use the files of io'
        'unified'   | 'cpuacct.usage'  || 'no hierarchy here has cpuacct; its place is taken by cpu at /sys/fs/cgroup; use the files of cpu'
        'unified'   | 'devices.allow'  || 'devices is not in /sys/fs/cgroup/cgroup.controllers [cpuset, cpu, io, memory, hugetlb, pids, rdma, misc]; the kernel has it not, or it was disabled at boot'
        'none'      | 'pids.max'       || 'no cgroup hierarchy is mounted; mount -t cgroup2 none /sys/fs/cgroup'
    }

    def "on a #name host the limit is refused for #controller"() {
        when:
        planner(name).plan('/demo', limits)

        then:
        def e = thrown(LimitException)
        e.controller() == controller

        where:
        name        | limits                                                    || controller
        'legacy'    | Limits.NONE.withMemory(MemoryLimits.NONE.withLimit(1))    || 'memory'
        'container' | Limits.NONE.withPids(1)                                   || 'pids'
        'container' | Limits.NONE.withDevices(DeviceRule.DEFAULT)               || 'devices'
        'container' | Limits.NONE.withIo(IoLimits.NONE.withWeight(10))          || 'blkio'
        'none'      | Limits.NONE.withPids(1)                                   || 'pids'
    }

    def "in a v2 container the controller must be enabled by the parent"() {
        given:
        def mountinfo = '1 0 0:26 /../a /sys/fs/cgroup rw - cgroup2 cgroup2 rw'
        def planner = new GroupPlanner(CgroupHost.parse(mountinfo, '', { 'cpu pids' }), { Optional.empty() }, Hosts.files([:]))

        when:
        planner.plan('/demo', Limits.NONE.withMemory(MemoryLimits.NONE.withLimit(1)))

        then:
        def e = thrown(LimitException)
        e.message == 'memory is not in /sys/fs/cgroup/cgroup.controllers [cpu, pids]; enable it in cgroup.subtree_control of the parent of /../a'
    }
}
