package org.cgroovy.it

import org.cgroovy.cgroup.CpuLimits
import org.cgroovy.cgroup.Limits
import org.cgroovy.cgroup.MemoryLimits
import org.cgroovy.cgroup.Occupant
import org.cgroovy.cgroup.Occupants
import org.cgroovy.cgroup.UsageReader
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Tag

@Tag('root')
@Tag('hybrid')
@Requires(value = { PlannedGroups.possible('cpu', 'cpuset', 'memory', 'pids') }, reason = 'needs writable v1 hierarchies')
class CgroupReadersIT extends Specification {
    @AutoCleanup
    def groups = new PlannedGroups()

    @AutoCleanup('destroyForcibly')
    def shell = ['sh', '-c', 'read go; (sleep 60; :); read stay'].execute()

    def "who is in, and what was used, is what happened"() {
        given:
        def plans = groups.make(Limits.NONE.withPids(2)
                .withCpu(CpuLimits.NONE.withCpus('0'))
                .withMemory(MemoryLimits.NONE.withLimit(64L << 20)))

        when: "a shell joins, even the cpuset that nobody gave memory nodes, and may fork once but not twice"
        groups.join(plans, shell.pid())
        shell << 'go\n'
        shell.outputStream.flush()
        def pids = plans.find { it.hierarchy().label() == 'pids' }
        waitFor { new UsageReader(plans).read().with { it.pidsLimitHits().asLong > 0 && it.pids().asLong == 1 } }

        then:
        Occupants.of(pids.directory().parent) == [new Occupant(shell.pid() as int, 'sh', "${pids.directory()}")]

        when:
        def usage = new UsageReader(plans).read()

        then:
        usage.pids().asLong == 1
        usage.pidsPeak().orElse(2) == 2
        usage.pidsLimitHits().asLong >= 1
        usage.memoryPeakBytes().asLong > 0
        usage.oomKills().asLong == 0
        usage.ioReadBytes().empty
    }

    private static void waitFor(Closure<Boolean> condition) {
        for (int tries = 0; tries < 500 && !condition(); tries++) {
            Thread.sleep(10)
        }
        assert condition()
    }
}
