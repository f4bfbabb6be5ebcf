package org.cgroovy.plan

import org.cgroovy.cgroup.CpuLimits
import org.cgroovy.cgroup.LimitException
import org.cgroovy.cgroup.Limits
import org.cgroovy.cgroup.MemoryLimits
import org.cgroovy.it.Records
import org.cgroovy.linux.Namespace
import org.cgroovy.spec.ContainerSpec
import org.cgroovy.spec.MountSpec
import org.cgroovy.spec.Namespaces
import org.cgroovy.spec.ProcessSpec
import org.cgroovy.spec.Rlimit
import org.cgroovy.spec.Root
import org.cgroovy.spec.User
import spock.lang.Specification

class PlannerSpec extends Specification {
    static final MIB = 1L << 20
    static final LIMITS = Limits.NONE
            .withCpu(CpuLimits.NONE.withQuotaMicros(50_000).withShares(512).withCpus('0-1'))
            .withMemory(MemoryLimits.NONE.withLimit(64 * MIB).withSwap(0))
            .withPids(10)
    static final NO_MEMORY = LIMITS.withMemory(MemoryLimits.NONE)
    static final FULL = spec(
            hostname: Optional.of('inside'),
            domainname: Optional.of('example.org'),
            root: new Root('/srv/root', true),
            process: Records.with(ProcessSpec.DEFAULT, [
                args: ['sh', '-c', 'echo hi'], cwd: '/tmp', user: new User(1000, 1000, [10L, 20L]), capabilities: ['CHOWN', 'KILL'] as Set,
                rlimits: [new Rlimit('nofile', 1024, 2048)], umask: OptionalInt.of(077), oomScoreAdj: OptionalInt.of(500), init: true]),
            mounts: ContainerSpec.DEFAULT_MOUNTS + [
                MountSpec.bind('/srv/data', '/data', true), MountSpec.bind('/etc/hosts', '/etc/hosts', false),
                MountSpec.tmpfs('/tmp', ['size=64m', 'mode=1777'])],
            namespaces: Namespaces.DEFAULT.withFresh(Namespace.TIME).withTimeOffsets(boottime: 100L, monotonic: 50L)
                    .withJoined(Namespace.IPC, '/proc/123/ns/ipc'),
            limits: LIMITS)
    static final PLAIN = spec([:])

    def "the plan of #what is plans/#file"() {
        when:
        def difference = difference(file, new Planner(facts).plan(container, Stdio.CAPTURE).toString() + '\n')

        then:
        difference == ''

        where:
        what                                | facts                    | container                   | file
        'a full container on a legacy host' | PlanHosts.root('legacy') | FULL.withLimits(NO_MEMORY)  | 'full-legacy.txt'
        'the same on a hybrid host'         | PlanHosts.root('hybrid') | FULL                        | 'full-hybrid.txt'
        'the same on a unified host'        | PlanHosts.root('unified')| FULL                        | 'full-unified.txt'
        'one without limits and cgroups'    | PlanHosts.root('none')   | unlimited(FULL)             | 'full-none.txt'
        'an ordinary user, root inside'     | PlanHosts.user('unified')| PLAIN                       | 'user-unified.txt'
    }

    def "the plan with a terminal opens it inside, before the identity is changed"() {
        given:
        def facts = PlanHosts.root('hybrid').withWindow(new WindowSize(24, 80))
        def text = new Planner(facts).plan(FULL, Stdio.TERMINAL).toString()

        expect:
        text.contains('master = openat(AT_FDCWD, "/dev/pts/ptmx", O_RDWR|O_NOCTTY|O_CLOEXEC)')
        text.contains('ioctl(master, TIOCSWINSZ, {24, 80})')
        text.indexOf('"/dev/console"') < text.indexOf('setresuid(1000')
    }

    def "where limits cannot be set, a container with limits is refused and none is planned without them"() {
        when:
        new Planner(PlanHosts.root('none')).plan(FULL, Stdio.CAPTURE)

        then:
        thrown(LimitException)
    }

    def "namespaces that are joined come in the kernel's order, however they were named"() {
        given:
        def joined = order.inject(Namespaces.DEFAULT) { all, name -> all.withJoined(name, "/proc/1/ns/${name.file()}".toString()) }

        expect:
        new Planner(PlanHosts.root('none')).plan(spec(namespaces: joined), Stdio.LOG).toString()
                .readLines().findAll { it =~ /namespace> = / }*.replaceAll(/.*ns.(\w+)".*/, '$1') == ['mnt', 'uts', 'ipc', 'net', 'time']

        where:
        order << [Namespace.values().findAll { it.file() in ['mnt', 'uts', 'ipc', 'net', 'time'] }].collectMany { [it, it.reverse()] }
    }

    def "2019-5736: a child with memory of its own lets nobody read it, before it joins or makes what others see"() {
        given:
        def plan = new Planner(PlanHosts.user('unified')).plan(PLAIN, Stdio.CAPTURE)
        def exec = new ExecPlanner(PlanHosts.user('unified'), plan).plan(PLAIN.process(), 4711, Stdio.CAPTURE)

        expect:
        [plan, exec]*.toString().every { text ->
            text.contains('prctl(PR_SET_DUMPABLE, 0)') && (text =~ /setns\(|setresuid\(|mount\(/).with { it.find() && it.start() > text.indexOf('PR_SET_DUMPABLE') }
        }
    }

    def "planning twice gives the same"() {
        given:
        def planner = new Planner(PlanHosts.root('hybrid'))

        expect:
        planner.plan(FULL, Stdio.LOG).toString() == planner.plan(FULL, Stdio.LOG).toString()
    }

    def "a detached container cannot have a terminal that this process would hold"() {
        when:
        new Planner(PlanHosts.root('hybrid')).plan(spec(detach: true), Stdio.HELD_TERMINAL)

        then:
        def e = thrown(PlanException)
        e.message == 'a detached container outlives the process that would hold its terminal; leave out detach or terminal'
    }

    def "#problem is said before anything is done"() {
        when:
        new Planner(facts).plan(spec(changes), Stdio.CAPTURE)

        then:
        def e = thrown(PlanException)
        e.message == "$problem; $e.remedy"
        !e.remedy().empty

        where:
        problem                                                                         | facts                     | changes
        'container demo has nothing to run'                                             | PlanHosts.root('hybrid')  | [process: ProcessSpec.DEFAULT]
        "a host name would change the host's own, since the uts namespace is shared"    | PlanHosts.root('hybrid')  | [hostname: Optional.of('x'), namespaces: Namespaces.DEFAULT.withShared(Namespace.UTS)]
        'init reaps as PID 1, which needs a pid namespace of its own'                   | PlanHosts.root('hybrid')  | [process: process(init: true), namespaces: Namespaces.DEFAULT.withShared(Namespace.PID)]
        'there is no capability SYS_NONSENSE'                                           | PlanHosts.root('hybrid')  | [process: process(capabilities: ['SYS_NONSENSE'] as Set)]
        'there is no rlimit nonsense'                                                   | PlanHosts.root('hybrid')  | [process: process(rlimits: [new Rlimit('nonsense', 1, 1)])]
        "bind source 'data' is not an absolute path"                                    | PlanHosts.root('hybrid')  | [mounts: [MountSpec.bind('data', '/data', false)]]
    }

    private static ContainerSpec spec(Map changes) {
        Records.with(ContainerSpec.of('demo', new Root('/srv/root', false), process([:])), changes)
    }

    private static ContainerSpec unlimited(ContainerSpec container) {
        container.withLimits(Limits.NONE)
    }

    private static ProcessSpec process(Map changes) {
        Records.with(ProcessSpec.DEFAULT, [args: ['/bin/sh']] + changes)
    }

    /** The first line that differs. What the plan is now goes to target/plans, to look at and to copy from. */
    private static String difference(String file, String text) {
        new File('target/plans').mkdirs()
        new File("target/plans/$file").text = text
        def golden = new File("src/test/resources/plans/$file")
        def lines = [text.readLines(), golden.exists() ? golden.readLines() : []]
        int at = (0..lines*.size().max()).find { lines[0][it] != lines[1][it] } ?: 0
        lines[0] == lines[1] ? '' : "$file:${at + 1}: ${lines[0][at]} instead of ${lines[1][at]}"
    }
}
