package org.cgroovy.cgroup

import spock.lang.Specification

import static org.cgroovy.cgroup.Hosts.lines
import static org.cgroovy.cgroup.Hosts.planner

class GroupUpdateSpec extends Specification {
    static final JOINED = [
        '/sys/fs/cgroup/memory/demo/notify_on_release'            : '0',
        '/sys/fs/cgroup/memory/demo/memory.limit_in_bytes'        : '100',
        '/sys/fs/cgroup/memory/demo/memory.memsw.limit_in_bytes'  : '100',
        '/sys/fs/cgroup/cpuset/demo/notify_on_release'            : '0',
        '/sys/fs/cgroup/demo/cgroup.events'                       : 'populated 1',
    ]

    def "an update touches only the hierarchies whose limits change, and joins none"() {
        expect:
        lines(planner('hybrid', JOINED).update('/demo', limits)) == expected

        where:
        limits                                                                      || expected
        Limits.NONE                                                                 || []
        Limits.NONE.withMemory(MemoryLimits.NONE.withLimit(200))                    || ['memory: memory.memsw.limit_in_bytes = 200', 'memory: memory.limit_in_bytes = 200']
        Limits.NONE.withMemory(MemoryLimits.NONE.withLimit(50))                     || ['memory: memory.limit_in_bytes = 50', 'memory: memory.memsw.limit_in_bytes = 50']
        Limits.NONE.withCpu(CpuLimits.NONE.withCpus('1'))                           || ['cpuset: cpuset.cpus = 1']
        Limits.NONE.withSettings([new Setting('memory.swappiness', '1')])           || ['memory: memory.swappiness = 1']
    }

    def "a limit in a hierarchy that the container has not joined is refused"() {
        when:
        planner('hybrid', JOINED).update('/demo', Limits.NONE.withPids(5))

        then:
        def e = thrown(LimitException)
        e.controller() == 'pids'
        e.message == '/demo has no cgroup in the pids hierarchy; a container joins it only when it is started with a limit there'
    }

    def "in v2 any limit can come later: its controller is enabled then"() {
        when:
        def plans = planner('unified', JOINED).update('/demo', Limits.NONE.withPids(5))

        then:
        lines(plans) == ['unified: pids.max = 5']
        plans[0].enable() == ['pids']
    }
}
