package org.cgroovy.linux

import org.cgroovy.linux.SeccompRules.Condition
import org.cgroovy.linux.SeccompRules.Rule
import org.cgroovy.runner.FilterRules
import org.cgroovy.spec.ProcessSpec
import org.cgroovy.spec.SeccompProfile
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification

@Requires(value = { SeccompCompilerSpec.hasLibrary() }, reason = 'needs libseccomp.so.2')
class SeccompCompilerSpec extends Specification {
    static final int X86_64 = 0xc000003e, X86 = 0x40000003, X32 = 0x4000003e
    static final int EPERM = SeccompRules.ERRNO | 1, ENOSYS = SeccompRules.ERRNO | 38
    static final CALLS = (0..1100).collect { it as int } + (0..600).collect { 0x40000000 + it as int } + [-1, 0x7fffffff, 0x80000000 as int]
    static final ARGUMENTS = [[], [1], [8], [38], [39], [40], [2], [0x7e020000], [0x10000000], [0x11L << 32], [0xffffffffL], [-1L], [0x20008], [16, 2, 1]]
            .collect { it*.toLong() as long[] }

    @Shared
    SeccompCompiler compiler = new SeccompCompiler(new Kernel())

    def "the short filter of Docker's profile does with every call what libseccomp's own does, with #capabilities too"() {
        given:
        def rules = builtIn(ProcessSpec.DEFAULT_CAPABILITIES + capabilities)
        def plain = compiler.plain(rules)
        def brief = compiler.compile(rules)

        expect:
        differences(plain, brief).every { arch, call, expected, actual -> expected == EPERM && actual == ENOSYS && Integer.compareUnsigned(call, 380) > 0 }
        brief.size() * 2 < plain.size()

        where:
        capabilities << [[], ['SYS_ADMIN'], ['SYS_ADMIN', 'SYS_PTRACE', 'SYS_MODULE', 'BPF']]
    }

    def "random filter #seed is short and does the same"() {
        given:
        def random = new Random(seed)
        def calls = ['read', 'write', 'open', 'openat', 'socket', 'clone', 'mount', 'ioctl', 'kill', 'prctl', 'execve', 'bpf', 'unshare', 'lseek']
        def some = calls.findAll { random.nextInt(3) > 0 }.collect { call ->
            def conditions = (0..<random.nextInt(3)).collect { new Condition(it, 1 + random.nextInt(6), random.nextInt(3) == 0 ? random.nextLong() : random.nextInt(50), 0) }
            new Rule(call, random.nextBoolean() ? SeccompRules.ERRNO | 13 : 0x7ffc0000, conditions)
        }
        def rules = new SeccompRules(SeccompRules.ALLOW, [X86_64, X86, X32].subList(0, 1 + random.nextInt(3)), some)

        expect:
        differences(compiler.plain(rules), compiler.compile(rules)).empty

        where:
        seed << (1..40)
    }

    def "a call newer than all that the rules name does not exist, so that programs fall back to an older one"() {
        given:
        def filter = compiler.compile(new SeccompRules(EPERM, [X86_64], [new Rule('read', SeccompRules.ALLOW, []), new Rule('openat2', SeccompRules.ALLOW, [])]))

        expect:
        filter.run(X86_64, call) == action

        where:
        call     || action
        0        || SeccompRules.ALLOW
        1        || EPERM
        437      || SeccompRules.ALLOW
        438      || ENOSYS
        9999     || ENOSYS
        0x40000000 || SeccompRules.KILL_THREAD
    }

    def "calls of an architecture that is not named kill"() {
        expect:
        compiler.compile(new SeccompRules(EPERM, [X86_64], [new Rule('read', SeccompRules.ALLOW, [])])).run(X86, 3) == SeccompRules.KILL_THREAD
    }

    def "it says which calls are unknown"() {
        expect:
        compiler.unknown(['read', 'opne', '_llseek', 'arm_fadvise64_64']) == ['opne']
    }

    def "what the kernel is given is what was compiled"() {
        given:
        def filter = compiler.compile(builtIn(ProcessSpec.DEFAULT_CAPABILITIES))

        expect:
        ClassicBpf.of(filter.bytes()) == filter
    }

    private static SeccompRules builtIn(Collection<String> capabilities) {
        def rules = new FilterRules('default', SeccompProfile.builtIn().resolve(capabilities as Set, Architecture.X86_64, '6.1.0'))
        rules.rules(new SeccompCompiler(new Kernel()).unknown(rules.calls()))
    }

    private static List<List<?>> differences(ClassicBpf one, ClassicBpf other) {
        [[X86_64, X86, 0x1234], CALLS, ARGUMENTS].combinations().collectMany { int arch, int call, long[] arguments ->
            def expected = one.run(arch, call, arguments)
            def actual = other.run(arch, call, arguments)
            expected == actual ? [] : [[arch, call, expected, actual]]
        }
    }

    static boolean hasLibrary() {
        try {
            new SeccompCompiler(new Kernel()) && Architecture.host() == Architecture.X86_64
        } catch (SeccompException ignored) {
            System.getenv('CGROOVY_REQUIRE_ROOT_TESTS') == '1'
        }
    }
}
