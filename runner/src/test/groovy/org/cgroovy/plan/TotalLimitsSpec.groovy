package org.cgroovy.plan

import org.cgroovy.cgroup.Limits
import org.cgroovy.cgroup.MemoryLimits
import org.cgroovy.it.Records
import org.cgroovy.spec.ContainerSpec
import org.cgroovy.spec.ProcessSpec
import org.cgroovy.spec.Root
import spock.lang.Specification

class TotalLimitsSpec extends Specification {
    static final TOTAL = Limits.NONE.withMemory(MemoryLimits.NONE.withLimit(64 << 20)).withPids(100)

    def "on a #host host the total is written to the cgroup above, when that is held and has the controllers"() {
        given:
        def facts = Records.with(PlanHosts.root(host), [cgroupRoot: '/cgroovy/@1000'])
        def limits = Limits.NONE.withMemory(MemoryLimits.NONE.withLimit(1 << 20)).withPids(10)
        def plan = new Planner(facts).plan(Records.with(ContainerSpec.of('web', new Root('/srv', false), ProcessSpec.DEFAULT.withArgs(['x'])), [limits: limits]), Stdio.CAPTURE)

        when:
        def ops = new TotalLimits(facts, TOTAL).within(plan).ops()
        def written = ops.findAll { it instanceof Op.WriteControl && it.file().toString().contains('@1000/') && !it.file().toString().contains('/web/') }

        then:
        written*.file()*.fileName*.toString() as Set == files as Set
        written*.value() as Set == ['67108864', '100'] as Set
        written.every { write ->
            def at = ops.indexOf(write)
            ops.take(at).any { it instanceof Op.MakeCgroup && it.directory() == write.file().resolveSibling('web') } &&
                    (host != 'unified' || ops.take(at).any { it instanceof Op.EnableController && it.file() == write.file().resolve('../../cgroup.subtree_control').normalize() && it.controller() == write.file().fileName.toString() - '.max' })
        }
        ops - written == plan.ops()

        where:
        host      | files
        'legacy'  | ['memory.limit_in_bytes', 'pids.max']
        'unified' | ['memory.max', 'pids.max']
    }
}
