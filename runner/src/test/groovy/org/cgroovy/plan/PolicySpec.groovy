package org.cgroovy.plan

import org.cgroovy.cgroup.CpuLimits
import org.cgroovy.cgroup.DeviceRule
import org.cgroovy.cgroup.HugetlbLimit
import org.cgroovy.cgroup.IoLimits
import org.cgroovy.cgroup.IoThrottle
import org.cgroovy.cgroup.Limits
import org.cgroovy.cgroup.MemoryLimits
import org.cgroovy.cgroup.Setting
import org.cgroovy.it.Records
import org.cgroovy.linux.Capability
import org.cgroovy.linux.Namespace
import org.cgroovy.spec.ContainerSpec
import org.cgroovy.spec.IdMapping
import org.cgroovy.spec.MountSpec
import org.cgroovy.spec.Namespaces
import org.cgroovy.spec.ProcessSpec
import org.cgroovy.spec.RandomSpecs
import org.cgroovy.spec.Rlimit
import org.cgroovy.spec.Root
import org.cgroovy.spec.Seccomp
import org.cgroovy.spec.User
import spock.lang.Specification

class PolicySpec extends Specification {
    static final MIB = 1L << 20
    static final READABLE = ['/home/alice/root', '/usr', '/dev']
    static final IDS = PlanHosts.ids(Optional.of('/usr/bin'), 'alice:100000:65536')
    static final ALICE = new Caller('alice', 1000, 1000, [1000, 27] as Set, IDS.uids(), IDS.gids(), [new Rlimit('nofile', 512, 1024), new Rlimit('nproc', -1, -1)], { it in READABLE })
    static final CEILING = new Ceiling(OptionalLong.of(150_000), Optional.of('0-3,8'), OptionalLong.of(512 * MIB), OptionalLong.of(0),
            OptionalLong.of(100), 10)
    static final LIMITS = Limits.NONE
    static final NS = Namespaces.DEFAULT
    static final USERS = NS.withFresh(Namespace.USER)

    def "what a caller usually asks is allowed, with his own ids, the ceiling as limits, and cgroups below his own"() {
        given:
        def verdict = judge([:])

        expect:
        verdict.reasons() == []
        verdict.allowed()
        verdict.spec().process().rlimits() == ALICE.rlimits()
        verdict.spec().namespaces().isFresh(Namespace.USER)
        verdict.spec().namespaces().uidMappings()*.toString() == ['0 1000 1', '1 100000 65536']
        verdict.spec().namespaces().gidMappings()*.toString() == ['0 1000 1', '1 100000 65536']
        verdict.spec().limits() == LIMITS.withPids(100).withMemory(MemoryLimits.NONE.withLimit(512 * MIB).withSwap(0))
                .withCpu(Records.with(CpuLimits.NONE, [quotaMicros: OptionalLong.of(150_000), cpus: Optional.of('0-3,8')]))
    }

    def "a running container's period cannot be made short without its quota, and limits that are not asked for stay as they are"() {
        given:
        def policy = new Policy(ALICE, CEILING)
        def period = LIMITS.withCpu(Records.with(CpuLimits.NONE, [periodMicros: OptionalLong.of(10_000)]))

        expect:
        policy.judge(period) == []
        policy.complete(period).cpu().quotaMicros() == OptionalLong.of(15_000)
        policy.complete(LIMITS.withPids(5)) == LIMITS.withPids(5)
        policy.judge(LIMITS.withPids(101)) == ['asks for pids 101, and at most 100 may be']
        policy.judge(LIMITS.withPids(-1)) == ['asks for pids max, and at most 100 may be']
    }

    def "a process in a running container may not be more than the container was allowed"() {
        given:
        def policy = new Policy(ALICE, CEILING)
        def running = policy.judge(spec([:])).spec()

        expect:
        policy.judge(running, process(user: new User(5, 5, []))) == []
        policy.judge(running, process(user: new User(70_000, 0, []))) == ['runs as user 70000, which is not mapped']
        policy.judge(running, process(rlimits: [new Rlimit('nofile', 1, 1025)])) == ['raises the rlimit nofile above that of alice']
    }

    def "a caller without ranges is root alone"() {
        given:
        def none = PlanHosts.ids(Optional.empty(), '')
        def poor = new Caller('alice', 1000, 1000, [] as Set, none.uids(), none.gids(), [], { true })

        expect:
        new Policy(poor, Ceiling.DEFAULT).judge(spec([:])).spec().namespaces().uidMappings()*.toString() == ['0 1000 1']
        new Policy(poor, Ceiling.DEFAULT).judge(spec(process: process(user: new User(5, 0, [])))).reasons() == ['runs as user 5, which is not mapped']
    }

    def "#what is allowed"() {
        expect:
        judge(changes).reasons() == []

        where:
        what                                 | changes
        'any capability, which counts inside'| [process: process(capabilities: Capability.values()*.name() as Set)]
        'another user of the ranges'         | [process: process(user: new User(65_536, 1, [5L, 65_536L]))]
        'a part of the ranges'               | [namespaces: USERS.withMappings([new IdMapping(0, 1000, 1), new IdMapping(1, 100_000, 10)], [])]
        'the last id of the ranges'          | [namespaces: USERS.withMappings([new IdMapping(0, 1000, 1), new IdMapping(7, 165_535, 1)], [])]
        'a clock of its own'                 | [namespaces: NS.withFresh(Namespace.TIME).withTimeOffsets(boottime: 100L)]
        'a bind that the caller can read'    | [mounts: ContainerSpec.DEFAULT_MOUNTS + MountSpec.bind('/usr', '/usr', false)]
        'a tmpfs'                            | [mounts: ContainerSpec.DEFAULT_MOUNTS + MountSpec.tmpfs('/tmp', ['size=1g'])]
        'limits below the ceiling'           | [limits: LIMITS.withPids(100).withMemory(MemoryLimits.NONE.withLimit(512 * MIB).withSwap(0).withHigh(MIB))]
        'CPU time below the ceiling'         | [limits: cpu(quota: 1_500_000, period: 1_000_000)]
        'some of the CPUs'                   | [limits: LIMITS.withCpu(CpuLimits.NONE.withCpus('1-2,8'))]
        'limits that nobody has a ceiling of'| [limits: LIMITS.withHugetlb([new HugetlbLimit('2MB', -1)]).withIo(IoLimits.NONE.withDevices([IoThrottle.of('/dev/vda').withReadBytes(MIB)]))]
        'lower rlimits'                      | [process: process(rlimits: [new Rlimit('nofile', 10, 1024), new Rlimit('nproc', -1, -1)])]
        'to be killed first'                 | [process: process(oomScoreAdj: OptionalInt.of(1000))]
        'to outlive the caller'              | [detach: true]
        'another name'                       | [hostname: Optional.of('in'), domainname: Optional.of('x')]
        'more that is covered'               | [maskedPaths: ContainerSpec.MASKED_PATHS + ['/proc/mounts']]
    }

    def "refused: it #reason"() {
        when:
        def verdict = judge(changes)

        then:
        verdict.reasons() == [reason]
        !verdict.allowed()
        verdict.spec() == spec(changes)

        where:
        changes                                                                             || reason
        [namespaces: NS.withJoined(Namespace.NET, '/proc/1/ns/net')]                        || "joins the net namespace /proc/1/ns/net, which would be opened with the runner's rights"
        [namespaces: NS.withShared(Namespace.MOUNT)]                                        || "shares the host's mount namespace"
        [namespaces: NS.withShared(Namespace.PID)]                                          || "shares the host's pid namespace"
        [namespaces: NS.withShared(Namespace.NET)]                                          || "shares the host's net namespace"
        [namespaces: NS.withShared(Namespace.IPC)]                                          || "shares the host's ipc namespace"
        [namespaces: NS.withShared(Namespace.UTS)]                                          || "shares the host's uts namespace"
        [namespaces: NS.withShared(Namespace.CGROUP)]                                       || "shares the host's cgroup namespace"
        [namespaces: USERS.withMappings([new IdMapping(0, 1000, 1), new IdMapping(1, 0, 1)], [])]         || "maps user ids 0 (1 of them), which are not the caller's"
        [namespaces: USERS.withMappings([new IdMapping(0, 1000, 1), new IdMapping(1, 99_999, 2)], [])]    || "maps user ids 99999 (2 of them), which are not the caller's"
        [namespaces: USERS.withMappings([new IdMapping(0, 1000, 1), new IdMapping(1, 165_535, 2)], [])]   || "maps user ids 165535 (2 of them), which are not the caller's"
        [namespaces: USERS.withMappings([new IdMapping(0, 1000, 1), new IdMapping(1, 100_000, Long.MAX_VALUE)], [])] || "maps user ids 100000 ($Long.MAX_VALUE of them), which are not the caller's".toString()
        [namespaces: USERS.withMappings([new IdMapping(0, 1000, 1), new IdMapping(1, Long.MAX_VALUE, Long.MAX_VALUE)], [])] || "maps user ids $Long.MAX_VALUE ($Long.MAX_VALUE of them), which are not the caller's".toString()
        [namespaces: USERS.withMappings([], [new IdMapping(0, 1000, 1), new IdMapping(27, 27, 1)])]       || "maps group ids 27 (1 of them), which are not the caller's"
        [namespaces: USERS.withMappings([new IdMapping(0, 100_000, 5)], [])]                || "maps root's user id to another than the caller"
        [root: new Root('/root/secret', false)]                                             || 'has the rootfs /root/secret, which alice cannot read'
        [mounts: [MountSpec.bind('/etc/shadow', '/x', true)]]                               || 'has the bind source /etc/shadow, which alice cannot read'
        [mounts: [new MountSpec('/x', 'none', '/etc/shadow', ['rbind'])]]                   || 'has the bind source /etc/shadow, which alice cannot read'
        [mounts: [new MountSpec('/x', 'ext4', '/dev/vda', [])]]                             || 'mounts a ext4 on /x'
        [mounts: [new MountSpec('/x', 'overlay', 'overlay', ['lowerdir=/root'])]]           || 'mounts a overlay on /x'
        [mounts: [new MountSpec('/x', 'debugfs', 'debugfs', [])]]                           || 'mounts a debugfs on /x'
        [mounts: [new MountSpec('/x', 'proc', 'proc', [])]]                                 || 'mounts a proc on /x, and not on /proc'
        [mounts: [new MountSpec('/proc/../x', 'sysfs', 'sysfs', [])]]                       || 'mounts a sysfs on /proc/../x, and not on /sys'
        [mounts: [new MountSpec('/x', 'bind', '/dev', ['rbind', 'dev'])]]                   || 'mounts /x with dev'
        [mounts: [new MountSpec('/x', 'bind', '/usr', ['rbind', 'suid'])]]                  || 'mounts /x with suid'
        [mounts: (1..11).collect { MountSpec.tmpfs("/t$it", []) }]                          || 'has 11 mounts, and at most 10 may be'
        [seccomp: Seccomp.UNCONFINED]                                                       || "asks for another system call filter than the default: $Seccomp.UNCONFINED".toString()
        [maskedPaths: ContainerSpec.MASKED_PATHS - '/proc/kcore']                           || 'leaves uncovered /proc/kcore'
        [readonlyPaths: ContainerSpec.READONLY_PATHS - '/proc/sys']                         || 'leaves writable /proc/sys'
        [process: process(user: new User(65_537, 0, []))]                                   || 'runs as user 65537, which is not mapped'
        [process: process(user: new User(0, 65_537, []))]                                   || 'runs as group 65537, which is not mapped'
        [process: process(user: new User(0, 0, [1L, 70_000L]))]                             || 'runs as group 70000, which is not mapped'
        [process: process(oomScoreAdj: OptionalInt.of(-1))]                                 || 'asks to be spared by the OOM killer (-1)'
        [process: process(rlimits: [new Rlimit('nofile', 10, 1025)])]                       || 'raises the rlimit nofile above that of alice'
        [process: process(rlimits: [new Rlimit('nofile', 10, -1)])]                         || 'raises the rlimit nofile above that of alice'
        [process: process(rlimits: [new Rlimit('MEMLOCK', 1, 1)])]                          || 'raises the rlimit MEMLOCK above that of alice'
        [limits: LIMITS.withDevices([DeviceRule.allow('b' as char, 8, 0)])]                 || 'asks for device rules'
        [limits: LIMITS.withSettings([new Setting('cgroup.type', 'threaded')])]             || 'sets the control file cgroup.type'
        [limits: LIMITS.withPids(101)]                                                      || 'asks for pids 101, and at most 100 may be'
        [limits: LIMITS.withPids(-1)]                                                       || 'asks for pids max, and at most 100 may be'
        [limits: LIMITS.withMemory(MemoryLimits.NONE.withLimit(512 * MIB + 1))]             || "asks for memory ${512 * MIB + 1}, and at most ${512 * MIB} may be".toString()
        [limits: LIMITS.withMemory(MemoryLimits.NONE.withLimit(-1))]                        || "asks for memory max, and at most ${512 * MIB} may be".toString()
        [limits: LIMITS.withMemory(MemoryLimits.NONE.withSwap(1))]                          || 'asks for swap 1, and at most 0 may be'
        [limits: cpu(quota: 150_001, period: 100_000)]                                      || 'asks for more CPU time than 150000 microseconds in 100000'
        [limits: cpu(quota: 2000, period: 1000)]                                            || 'asks for more CPU time than 150000 microseconds in 100000'
        [limits: cpu(quota: -1, period: 100_000)]                                           || 'asks for more CPU time than 150000 microseconds in 100000'
        [limits: LIMITS.withCpu(CpuLimits.NONE.withCpus('3-4'))]                            || 'asks for CPUs 3-4, and may have 0-3,8'
        [limits: LIMITS.withCpu(CpuLimits.NONE.withCpus('0-3:1/2'))]                        || 'asks for CPUs 0-3:1/2, and may have 0-3,8'
        [limits: LIMITS.withCpu(CpuLimits.NONE.withCpus('0-2000000000'))]                   || 'asks for CPUs 0-2000000000, and may have 0-3,8'
        [limits: LIMITS.withCpu(CpuLimits.NONE.withCpus('3-0'))]                            || 'asks for CPUs 3-0, and may have 0-3,8'
        [limits: LIMITS.withIo(IoLimits.NONE.withDevices([IoThrottle.of('/dev/../root/x').withReadBytes(1)]))] || 'limits /dev/../root/x, which is no device in /dev'
    }

    def "all reasons are told at once, and limits are never optional to the runner"() {
        expect:
        judge(limits: LIMITS.withPids(101), root: new Root('/root', false)).reasons().size() == 2
        !judge(limits: LIMITS.withPids(5).withOptional(true)).spec().limits().optional()
    }

    def "of random descriptions none that is allowed has more than the caller's own"() {
        given:
        def asked = (1..200).collect { new RandomSpecs(it).container() }
        // Most are refused for much; these keep one part of the random one in a description that is allowed.
        def mixed = asked.collectMany { random ->
            ['process', 'mounts', 'namespaces', 'limits', 'maskedPaths', 'root'].collect { part -> spec([(part): random."$part"()]) }
        }
        def verdicts = (asked + mixed).collect { new Policy(ALICE, CEILING).judge(it) }
        def allowed = verdicts.findAll { it.allowed() }*.spec()

        expect:
        allowed.every { harmless(it) }
        allowed.size() > 5
        verdicts.count { !it.allowed() } > 500
    }

    /** Said once more, in other words than the policy's. */
    private static boolean harmless(ContainerSpec spec) {
        def ids = { mappings -> mappings.every { it.hostId() == 1000 && it.size() == 1 || it.hostId() >= 100_000 && it.size() <= 65_536 && it.hostId() + it.size() <= 165_536 } }
        def own = Namespace.values() - Namespace.TIME
        own.every { spec.namespaces().isFresh(it) } && spec.namespaces().joined().isEmpty() &&
                ids(spec.namespaces().uidMappings()) && ids(spec.namespaces().gidMappings()) &&
                spec.root().path() in READABLE && spec.mounts().every { !it.bind || it.source() in READABLE } &&
                isWithin(spec.limits().pids(), 100) && isWithin(spec.limits().memory().limit(), 512 * MIB) &&
                spec.limits().devices().isEmpty() && spec.limits().settings().isEmpty() &&
                spec.maskedPaths().containsAll(ContainerSpec.MASKED_PATHS)
    }

    private static boolean isWithin(OptionalLong limit, long most) {
        limit.asLong > 0 && limit.asLong <= most
    }

    private static Policy.Verdict judge(Map changes) {
        new Policy(ALICE, CEILING).judge(spec(changes))
    }

    private static ContainerSpec spec(Map changes) {
        Records.with(ContainerSpec.of('demo', new Root('/home/alice/root', false), process([:])), changes)
    }

    private static ProcessSpec process(Map changes) {
        Records.with(ProcessSpec.DEFAULT, [args: ['/bin/sh']] + changes)
    }

    private static Limits cpu(Map<String, Long> micros) {
        LIMITS.withCpu(CpuLimits.NONE.withQuotaMicros(micros.quota).withPeriodMicros(micros.period))
    }
}
