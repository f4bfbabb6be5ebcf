package org.cgroovy.plan

import org.cgroovy.cgroup.Limits
import org.cgroovy.cgroup.MemoryLimits
import org.cgroovy.it.Records
import org.cgroovy.spec.ContainerSpec
import org.cgroovy.spec.ProcessSpec
import org.cgroovy.spec.Root
import spock.lang.Specification

class TotalLimitsSpec extends Specification {
    private static Limits limits(String host, long memory, int pids) {
        def limits = Limits.NONE.withPids(pids)
        host == 'unified' ? limits.withMemory(MemoryLimits.NONE.withLimit(memory)) : limits // legacy has no memory controller
    }

    def "on a #host host the total is written to the cgroup above, when that is held and has the controllers"() {
        given:
        def facts = Records.with(PlanHosts.root(host), [cgroupRoot: '/cgroovy/@1000'])
        def plan = new Planner(facts).plan(Records.with(ContainerSpec.of('web', new Root('/srv', false), ProcessSpec.DEFAULT.withArgs(['x'])), [limits: limits(host, 1 << 20, 10)]), Stdio.CAPTURE)

        when:
        def ops = new TotalLimits(facts, limits(host, 64 << 20, 100)).within(plan).ops()
        def written = ops.findAll { it instanceof Op.WriteControl && it.file().toString().contains('@1000/') && !it.file().toString().contains('/web/') }

        then:
        written*.file()*.fileName*.toString() as Set == files as Set
        written*.value() as Set == values as Set
        written.every { write ->
            def at = ops.indexOf(write)
            ops.take(at).any { it instanceof Op.MakeCgroup && it.directory() == write.file().resolveSibling('web') } &&
                    (host != 'unified' || ops.take(at).any { it instanceof Op.EnableController && it.file() == write.file().resolve('../../cgroup.subtree_control').normalize() && it.controller() == write.file().fileName.toString() - '.max' })
        }
        ops - written == plan.ops()

        where:
        host      | files                      | values
        'legacy'  | ['pids.max']               | ['100']
        'unified' | ['memory.max', 'pids.max'] | ['67108864', '100']
    }
}
