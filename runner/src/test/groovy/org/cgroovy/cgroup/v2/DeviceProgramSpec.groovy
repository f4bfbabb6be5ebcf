package org.cgroovy.cgroup.v2

import org.cgroovy.cgroup.DeviceRule
import spock.lang.Specification

/** Device rules as an eBPF program, which a few lines here run as the kernel would. */
class DeviceProgramSpec extends Specification {
    static final ALL = new DeviceRule(true, 'a' as char, OptionalLong.empty(), OptionalLong.empty(), 'rwm')
    static final READ = 2, WRITE = 4, MKNOD = 1, USE = 6

    def "with the default rules, #access of #type #major:#minor is #verdict"() {
        expect:
        run(DeviceProgram.of(DeviceRule.DEFAULT), type, major, minor, bits) == (verdict == 'allowed')

        where:
        access     | bits         | type | major | minor || verdict
        'reading'  | READ         | 'c'  | 1     | 3     || 'allowed'
        'use'      | USE          | 'c'  | 1     | 3     || 'allowed'
        'use'      | USE          | 'b'  | 1     | 3     || 'denied'
        'use'      | USE          | 'c'  | 136   | 4711  || 'allowed'
        'use'      | USE          | 'c'  | 5     | 2     || 'allowed'
        'use'      | USE          | 'c'  | 5     | 1     || 'denied'
        'reading'  | READ         | 'c'  | 1     | 11    || 'denied'
        'making'   | MKNOD        | 'c'  | 1     | 11    || 'allowed'
        'making'   | MKNOD        | 'b'  | 254   | 0     || 'allowed'
        'reading'  | READ         | 'b'  | 254   | 0     || 'denied'
        'writing'  | WRITE        | 'b'  | 254   | 0     || 'denied'
    }

    def "of two rules the last decides, for each access by itself: #rules"() {
        expect:
        [READ, WRITE, USE, MKNOD].findAll { run(DeviceProgram.of(rules), 'c', 1, 3, it) } == allowed

        where:
        rules                                                                     || allowed
        []                                                                        || [READ, WRITE, USE, MKNOD]
        [DeviceRule.DENY_ALL]                                                     || []
        [DeviceRule.DENY_ALL, rule(true, 1, 3, 'r')]                              || [READ]
        [DeviceRule.DENY_ALL, rule(true, 1, 3, 'r'), rule(true, 1, 3, 'w')]       || [READ, WRITE, USE]
        [DeviceRule.DENY_ALL, rule(true, 1, null, 'rwm'), rule(false, 1, 3, 'w')] || [READ, MKNOD]
        [rule(false, 1, 3, 'w'), DeviceRule.DENY_ALL, rule(true, 1, 3, 'rw')]     || [READ, WRITE, USE]
        [rule(false, 1, 3, 'w')]                                                  || [READ, MKNOD]
        [rule(false, 1, 3, 'rwm'), rule(true, null, 3, 'm')]                      || [MKNOD]
        [DeviceRule.DENY_ALL, ALL]                                                || [READ, WRITE, USE, MKNOD]
    }

    def "a thousand lists of rules decide as their description says"() {
        given:
        def random = new Random(7)

        expect:
        1000.times {
            def rules = (0..<random.nextInt(6)).collect { random.nextInt(8) == 0 ? (random.nextBoolean() ? ALL : DeviceRule.DENY_ALL) : any(random) }
            def program = DeviceProgram.of(rules)
            20.times {
                def (type, major, minor, bits) = ['bc'[random.nextInt(2)], random.nextInt(3), random.nextInt(3), 1 + random.nextInt(7)]
                assert run(program, type, major, minor, bits) == [READ, WRITE, MKNOD].findAll { bits & it }.every { described(rules, type, major, minor, it) }
            }
        }
    }

    def "it is shown line by line, the first that fits decides"() {
        expect:
        DeviceProgram.of([ALL, DeviceRule.DENY_ALL, rule(true, 1, 3, 'rw'), rule(false, 136, null, 'w')]).toString() == '''\
            deny  c 136:* w
            allow c 1:3 rw
            deny  all else'''.stripIndent()
    }

    private static boolean described(List<DeviceRule> rules, String type, int major, int minor, int bit) {
        def last = rules.reverse().find {
            (it.type() == ('a' as char) || it.type() == (type as char)) && it.major().orElse(major) == major && it.minor().orElse(minor) == minor &&
                    it.access().contains([(READ): 'r', (WRITE): 'w', (MKNOD): 'm'][bit])
        }
        last == null || last.allow()
    }

    private static DeviceRule any(Random random) {
        def number = { random.nextInt(4).with { it == 3 ? OptionalLong.empty() : OptionalLong.of(it) } }
        def access = 'rwm'.findAll { random.nextBoolean() }.join('') ?: 'r'
        new DeviceRule(random.nextBoolean(), ('bc' as char[])[random.nextInt(2)], number(), number(), access)
    }

    private static DeviceRule rule(boolean allow, Integer major, Integer minor, String access) {
        def number = { it == null ? OptionalLong.empty() : OptionalLong.of(it) }
        new DeviceRule(allow, 'c' as char, number(major), number(minor), access)
    }

    /** The kernel's virtual machine, as far as is needed. Like the kernel's verifier, it wants every jump to go forward. */
    private static boolean run(DeviceProgram program, String type, int major, int minor, int access) {
        def code = program.code().instructions()
        def context = [0: (access << 16) | (type == 'b' ? 1 : 2), 4: major, 8: minor]
        def register = new long[11]
        for (int at = 0; ; at++) {
            long word = code[at]
            def (op, to, from, over, value) = [(int) (word & 0xff), (int) (word >> 8 & 15), (int) (word >> 12 & 15), (short) (word >> 16), (int) (word >> 32)]
            assert over >= 0
            switch (op) {
                case 0x61: register[to] = context[(int) over]; break
                case 0xbc: register[to] = register[from] & 0xffffffffL; break
                case 0xb7: register[to] = value; break
                case 0x54: register[to] = register[to] & value; break
                case 0x74: register[to] = register[to] >>> value; break
                case 0x55: at += register[to] != value ? over : 0; break
                case 0x15: at += register[to] == value ? over : 0; break
                case 0x95: return register[0] == 1
                default: throw new AssertionError("instruction $op")
            }
        }
    }
}
