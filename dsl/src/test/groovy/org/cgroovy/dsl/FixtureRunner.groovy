package org.cgroovy.dsl

import org.cgroovy.cgroup.CgroupHost
import org.cgroovy.linux.Architecture
import org.cgroovy.linux.ClassicBpf
import org.cgroovy.plan.Filters
import org.cgroovy.plan.HostFacts
import org.cgroovy.plan.Plan
import org.cgroovy.plan.Planner
import org.cgroovy.plan.Rootless
import org.cgroovy.plan.SeccompFilter
import org.cgroovy.plan.Stdio
import org.cgroovy.spec.ContainerSpec

import java.nio.file.Path

/** Plans as root of a hybrid host that exists only in the fixtures of the runner's specs. */
class FixtureRunner extends RecordingRunner {
    static final Path FIXTURES = Path.of('../runner/src/test/resources/fixtures/hosts/hybrid')
    static final CONTROL_FILES = ['cpuset.cpus': '0-3', 'cpuset.mems': '0', 'memory.memsw.limit_in_bytes': '9223372036854771712']

    static final Filters FILTERS = { seccomp, capabilities -> new SeccompFilter(new ClassicBpf([]), 4, 'SECCOMP_FILTER_FLAG_SPEC_ALLOW', "what $seccomp allows".toString()) }

    final List<Plan> plans = [].asSynchronized()

    @Override
    Plan plan(ContainerSpec spec, Stdio stdio) {
        def plan = new Planner(facts()).plan(spec, stdio)
        plans << plan
        plan
    }

    private static HostFacts facts() {
        def text = { FIXTURES.resolve(it).toFile().text }
        new HostFacts(
                CgroupHost.parse(text('mountinfo'), text('cgroups'), { text('controllers') }), 0, 0, false, Architecture.X86_64,
                Path.of('/run/cgroovy'), '/cgroovy', { true },
                { Path file -> Optional.ofNullable(CONTROL_FILES[file.fileName.toString()]) }, { Optional.empty() }, FILTERS, Optional.empty(), Rootless.NONE)
    }
}
