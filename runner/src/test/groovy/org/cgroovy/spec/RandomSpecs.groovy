package org.cgroovy.spec

import org.cgroovy.cgroup.CpuLimits
import org.cgroovy.cgroup.DeviceRule
import org.cgroovy.cgroup.HugetlbLimit
import org.cgroovy.cgroup.IoLimits
import org.cgroovy.cgroup.IoThrottle
import org.cgroovy.cgroup.Limits
import org.cgroovy.cgroup.MemoryLimits
import org.cgroovy.cgroup.Setting
import org.cgroovy.linux.Capability
import org.cgroovy.linux.Namespace
import org.cgroovy.linux.Resource

/** Container descriptions with every field set or not, the same ones for the same seed. */
class RandomSpecs {
    private final long seed
    private final Random random

    RandomSpecs(long seed) {
        this.seed = seed
        random = new Random(seed)
    }

    ContainerSpec container() {
        new ContainerSpec("c$seed", maybe { word() }, maybe { word() }, new Root("/${word()}", flip()), process(),
                some { mount(it) }, namespaces(), limits(), some { "/proc/$it".toString() },
                some { "/sys/$it".toString() }, seccomp(), some { word() }.collectEntries { [it, text()] }, flip())
    }

    private Seccomp seccomp() {
        switch (random.nextInt(3)) {
            case 0: return Seccomp.DEFAULT
            case 1: return Seccomp.UNCONFINED
        }
        def rules = some { new SeccompRule([word()], new SeccompAction(SeccompAction.Kind.ERRNO, OptionalInt.of(it)),
                [new SeccompRule.Argument(it % 6, SeccompRule.Operator.values()[it % 7], random.nextLong(), number())], SeccompRule.When.ALWAYS) }
        def profile = new SeccompProfile(new SeccompAction(SeccompAction.Kind.ALLOW, OptionalInt.empty()), ['SCMP_ARCH_X86'], [:], [], rules)
        new Seccomp.Custom("/${word()}", profile.resolveHere([] as Set))
    }

    private ProcessSpec process() {
        new ProcessSpec(some { text() }, some { word() }.collectEntries { [it, text()] }, "/${word()}",
                new User(number(), number(), some { number() }), some { Capability.values()[it].name() } as Set,
                some { new Rlimit(Resource.values()[it].name().toLowerCase(), it, flip() ? -1 : number() + it) },
                flip() ? OptionalInt.of(022) : OptionalInt.empty(),
                flip() ? OptionalInt.of(-500) : OptionalInt.empty(), flip(), flip(), flip())
    }

    private MountSpec mount(int i) {
        flip() ? MountSpec.bind("/$i", "/${word()}", flip()) : MountSpec.tmpfs("/${word()}", some { word() })
    }

    private Namespaces namespaces() {
        def namespaces = Namespaces.DEFAULT
        Namespace.values().each {
            namespaces = flip() ? namespaces.withFresh(it) : flip() ? namespaces.withJoined(it, "/${word()}") : namespaces.withShared(it)
        }
        namespaces.withMappings(some { new IdMapping(it, number(), 1 + it) }, some { new IdMapping(it, number(), 1) })
                .withTimeOffsets(flip() ? [monotonic: number(), boottime: -5L] : [:])
    }

    private Limits limits() {
        new Limits(cpu(), memory(), flip() ? OptionalLong.of(number()) : OptionalLong.of(-1),
                new IoLimits(flip() ? OptionalLong.of(200) : OptionalLong.empty(), some { throttle(it) }),
                some { new HugetlbLimit("${1 << it}MB", flip() ? -1 : number()) },
                some { flip() ? DeviceRule.DENY_ALL : DeviceRule.allow('c' as char, it, number() % 9) },
                some { new Setting("misc.x$it", text()) }, flip())
    }

    private CpuLimits cpu() {
        new CpuLimits(maybeNumber(), maybeNumber(), OptionalLong.empty(), maybeNumber(), maybeNumber(),
                maybe { '0-3' }, maybe { '0' })
    }

    private MemoryLimits memory() {
        new MemoryLimits(maybeMax(), maybeMax(), maybeMax(), maybeMax(), maybeMax())
    }

    /** Each has a read limit: devices come back in the order of that list, those with a path after all others. */
    private IoThrottle throttle(int i) {
        def throttle = IoThrottle.of(i < 4 ? "254:$i" : "/dev/$i").withReadBytes(flip() ? -1 : number())
        flip() ? throttle.withWriteOps(number()) : throttle
    }

    private boolean flip() {
        random.nextBoolean()
    }

    private long number() {
        1000 + random.nextInt(9000)
    }

    private OptionalLong maybeNumber() {
        flip() ? OptionalLong.of(number()) : OptionalLong.empty()
    }

    private OptionalLong maybeMax() {
        flip() ? maybeNumber() : OptionalLong.of(-1)
    }

    private Optional maybe(Closure maker) {
        flip() ? Optional.of(maker()) : Optional.empty()
    }

    private List some(Closure maker) {
        (0..<random.nextInt(8)).collect { maker(it) }
    }

    private String word() {
        "w${number()}"
    }

    private String text() {
        ['', 'a b', '"', "\\\n", 'ä=ü', '{}'][random.nextInt(6)] + word()
    }
}
