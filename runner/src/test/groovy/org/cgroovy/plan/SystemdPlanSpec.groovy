package org.cgroovy.plan

import org.cgroovy.cgroup.CpuLimits
import org.cgroovy.cgroup.Hosts
import org.cgroovy.cgroup.HugetlbLimit
import org.cgroovy.cgroup.LimitException
import org.cgroovy.cgroup.Limits
import org.cgroovy.cgroup.MemoryLimits
import org.cgroovy.it.Records
import org.cgroovy.spec.ContainerSpec
import org.cgroovy.spec.ProcessSpec
import org.cgroovy.spec.Root
import spock.lang.Specification

import java.nio.file.Path

/** Containers in a scope of systemd. */
class SystemdPlanSpec extends Specification {
    static final NAME = 'cgroovy-7-x.scope'
    static final MINE = '/user.slice/user-1000.slice/user@1000.service/app.slice'
    static final PROGRAM = Records.with(ProcessSpec.DEFAULT, [args: ['/bin/true']])
    static final LIMITS = Limits.NONE.withPids(10).withMemory(MemoryLimits.NONE.withLimit(64L << 20))

    def "the scope is asked for after the name is taken, and nothing is written above it"() {
        given:
        def plan = plan(root('unified'))
        def at = "/sys/fs/cgroup/machine.slice/$NAME"

        expect:
        plan.ops()*.toString()[1..8] == [
            """systemd, unless it has $NAME:
    systemd-run --quiet --collect --scope --unit=$NAME --slice=machine.slice "--description=Containers of cgroovy" --property=Delegate=yes --property=TasksMax=infinity --property=TimeoutStopSec=10s sh -c "trap '' INT QUIT HUP; mkdir \$0/keeper && echo 0 >\$0/keeper/cgroup.procs && echo && exec cat >/dev/null" $at""",
            "write +memory > $at/cgroup.subtree_control", "write +memory > $at/cgroovy/cgroup.subtree_control",
            "write +pids > $at/cgroup.subtree_control", "write +pids > $at/cgroovy/cgroup.subtree_control",
            "mkdir $at/cgroovy/demo", "write 67108864 > $at/cgroovy/demo/memory.max", "write 10 > $at/cgroovy/demo/pids.max",
        ]*.toString()
        plan.cgroups() == [Path.of("$at/cgroovy/demo")]
    }

    def "what systemd does not hand down is handed down by its parents, as it leaves them that"() {
        expect:
        plan(root('unified'), Limits.NONE.withHugetlb([new HugetlbLimit('2MB', 4L << 20)])).ops()*.toString().findAll { it.contains('+hugetlb') } ==
                ['', '/machine.slice', "/machine.slice/$NAME", "/machine.slice/$NAME/cgroovy"].collect { "write +hugetlb > /sys/fs/cgroup$it/cgroup.subtree_control".toString() }
    }

    def "of v1 it has what systemd has, and the account that it keeps of processes; the rest is where it was"() {
        given:
        def inside = ['memory', 'pids', 'devices', 'systemd', 'unified'].collect { "/sys/fs/cgroup/$it/machine.slice/$NAME/cgroovy/demo".toString() }
        def limits = LIMITS.withCpu(CpuLimits.NONE.withCpus('0'))

        expect:
        plan(root('hybrid'), limits).cgroups()*.toString() == ['/sys/fs/cgroup/cpuset/cgroovy/demo'] + inside
    }

    def "on v1 the process that keeps the scope stays where it is"() {
        expect:
        plan(root('legacy'), Limits.NONE).ops()[1].toString().contains("sh -c \"trap '' INT QUIT HUP; echo && exec cat >/dev/null\"")
        plan(root('legacy'), Limits.NONE).cgroups()*.toString() ==
                ["/devices/machine.slice/$NAME", '/freezer', "/systemd/machine.slice/$NAME"].collect { "/sys/fs/cgroup$it/cgroovy/demo".toString() }
    }

    def "a user's scope is his own systemd's, which moves him there when he was logged in beside it: #outside"() {
        given:
        def ops = plan(user(['memory', 'pids'], outside)).ops()

        expect:
        ops[1].toString().contains("systemd-run --user --quiet --collect --scope --unit=$NAME --slice=app.slice ")
        (ops[2] instanceof Op.EnterScope) == outside
        ops.any { it.toString() == "write 10 > /sys/fs/cgroup$MINE/$NAME/cgroovy/demo/pids.max" }
        !outside || ops[2].toString().endsWith("Manager AttachProcessesToUnit ssau $NAME /keeper 1 PID")

        where:
        outside << [true, false]
    }

    def "who runs one more program in a container has to be moved there too"() {
        given:
        def facts = user(['memory', 'pids'], outside)

        expect:
        new ExecPlanner(facts, plan(facts)).plan(PROGRAM, 1, Stdio.CAPTURE).ops().take(2)*.class.simpleName == ops

        where:
        outside || ops
        true    || ['StartScope', 'EnterScope']
        false   || ['OpenFile', 'Connect']
    }

    def "what his systemd was not given is what root can give it"() {
        when:
        plan(user(['pids'], false))

        then:
        def e = thrown(LimitException)
        e.message == "no cgroup of /sys/fs/cgroup in which alice could limit memory is delegated to him; he is in $MINE/$NAME; " +
                'as root, systemctl edit user@.service with Delegate=cpu cpuset io memory pids; or go on without: limits { optional true }'
    }

    private static HostFacts root(String host) {
        def facts = PlanHosts.root(host)
        def cgroups = facts.cgroups()
        def mount = cgroups.unified().or { cgroups.named('systemd') }.get().mount()
        def path = "/machine.slice/$NAME".toString()
        def scope = new SystemdScope(cgroups, false, NAME, 'machine.slice', path, mount.resolve(path.substring(1)), false)
        facts.withCgroups(scope.usable(cgroups.unified().map { it.controllers() }.orElse([])), Optional.of(scope))
    }

    private static HostFacts user(List<String> controllers, boolean outside) {
        def cgroups = Hosts.host('unified')
        def path = "$MINE/$NAME".toString()
        def scope = new SystemdScope(cgroups, true, NAME, 'app.slice', path, Path.of("/sys/fs/cgroup$path"), outside)
        def facts = PlanHosts.user('unified').withCgroups(scope.usable(controllers), Optional.of(scope))
        facts.withRootless(facts.rootless().withUndelegated(PlanHosts.undelegated('unified', [systemd: true]).from(path)))
    }

    private static Plan plan(HostFacts facts, Limits limits = LIMITS) {
        def spec = ContainerSpec.of('demo', new Root('/srv/root', false), PROGRAM).withLimits(limits)
        new Planner(facts).plan(spec, Stdio.CAPTURE)
    }
}
