package org.cgroovy.cgroup

import spock.lang.Specification

import static org.cgroovy.cgroup.Hosts.lines
import static org.cgroovy.cgroup.Hosts.planner

class CpuSetInheritanceSpec extends Specification {
    static final ONE_CPU = Limits.NONE.withCpu(CpuLimits.NONE.withCpus('1'))

    def "what is not given comes from the root, for the new ancestors too, the upper ones first"() {
        expect:
        planner('hybrid').plan('/a/b', ONE_CPU)[0].writes()*.toString() == [
            '../cpuset.cpus = 0-3  # inherited from /',
            '../cpuset.mems = 0  # inherited from /',
            'cpuset.mems = 0  # inherited from /',
            'cpuset.cpus = 1']
    }

    def "an ancestor that has its own values is left alone, and passes them on"() {
        given:
        def planner = planner('hybrid', [
            '/sys/fs/cgroup/cpuset/a/cpuset.cpus': '1-2',
            '/sys/fs/cgroup/cpuset/a/cpuset.mems': '',
        ])

        expect:
        planner.plan('/a/b', Limits.NONE.withCpu(CpuLimits.NONE.withMems('0')))[0].writes()*.toString() == [
            'cpuset.cpus = 1-2  # inherited from /a',
            '../cpuset.mems = 0  # inherited from /',
            'cpuset.mems = 0']
    }

    def "a container that joins no cpuset gets nothing"() {
        expect:
        planner('hybrid').plan('/demo', Limits.NONE.withPids(1))*.hierarchy()*.label() == ['pids', 'unified']
    }

    def "one that joins it only since it is mounted together with cpu gets both"() {
        given:
        def host = CgroupHost.parse('1 0 0:26 / /cg rw - cgroup cgroup rw,cpuset,cpu', '', { '' })
        def files = Hosts.files(['/cg/cpuset.cpus': '0', '/cg/cpuset.mems': '0'])

        expect:
        lines(new GroupPlanner(host, { Optional.empty() }, files).plan('/demo', Limits.NONE.withCpu(CpuLimits.NONE.withShares(2)))) ==
                ['cpuset,cpu: cpuset.cpus = 0', 'cpuset,cpu: cpuset.mems = 0', 'cpuset,cpu: cpu.shares = 2']
    }

    def "a value that is set as a control file counts as given"() {
        expect:
        lines(planner('hybrid').plan('/demo', Limits.NONE.withSettings([new Setting('cpuset.cpus', '2')]))) ==
                ['cpuset: cpuset.mems = 0', 'cpuset: cpuset.cpus = 2']
    }

    def "in v2 nothing is inherited by writing"() {
        expect:
        lines(planner('unified').plan('/a/b', ONE_CPU)) == ['unified: cpuset.cpus = 1']
    }
}
