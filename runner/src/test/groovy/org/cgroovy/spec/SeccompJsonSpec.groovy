package org.cgroovy.spec

import org.cgroovy.linux.Architecture
import spock.lang.Specification

import java.security.MessageDigest

class SeccompJsonSpec extends Specification {
    static final RULE = '{"names": ["bpf"], "action": "SCMP_ACT_ALLOW"}'

    def "what is wrong is told with the file and the place: #message"() {
        when:
        SeccompJson.read('/etc/p.json', json)

        then:
        def e = thrown(SpecException)
        e.message.startsWith('/etc/p.json: ' + message) || e.message.startsWith('/etc/p.json:' + message)

        where:
        json                                                                     || message
        '{'                                                                      || '1:'
        '[]'                                                                     || 'the profile: must be an object'
        '{}'                                                                     || 'defaultAction: is missing'
        '{"defaultAction": "ALLOW"}'                                             || "defaultAction: there is no action 'ALLOW', only SCMP_ACT_KILL_THREAD,"
        '{"defaultAction": "SCMP_ACT_NOTIFY"}'                                   || 'defaultAction: SCMP_ACT_NOTIFY is not supported'
        '{"defaultAction": "SCMP_ACT_ALLOW", "defaultErrnoRet": 1}'              || 'defaultErrnoRet: SCMP_ACT_ALLOW has no errno'
        '{"defaultAction": "SCMP_ACT_ERRNO", "defaultErrnoRet": 5000}'           || 'defaultErrnoRet: an errno is 0 to 4095, got 5000'
        '{"defaultAction": "SCMP_ACT_ERRNO", "architectures": ["x86_64"]}'       || "architectures: there is no architecture 'x86_64'"
        '{"defaultAction": "SCMP_ACT_ERRNO", "flags": ["FAST"]}'                 || "flags: there is no flag 'FAST'"
        rules('{"names": [], "action": "SCMP_ACT_ALLOW"}')                       || 'syscalls[1].names: names no system call'
        rules('{"names": ["read"], "action": "KILL"}')                           || "syscalls[1].action: there is no action 'KILL'"
        rules('{"names": ["read"], "action": "SCMP_ACT_ERRNO", "errno": "EPRM"}') || "syscalls[1].errno: there is no errno 'EPRM'"
        rules('{"names": [1], "action": "SCMP_ACT_ALLOW"}')                      || 'syscalls[1].names[0]: must be a text, got 1'
        argument('"index": 0, "op": "EQ"')                                       || "syscalls[1].args[0].op: there is no comparison 'EQ'"
        argument('"index": 6, "op": "SCMP_CMP_EQ"')                              || 'syscalls[1].args[0].index: a system call has arguments 0 to 5, got 6'
    }

    def "a rule is there when the container and the kernel are as its conditions say: #capabilities, #kernel"() {
        given:
        def profile = SeccompJson.read('p', rules('''{"names": ["ptrace"], "action": "SCMP_ACT_ALLOW",
            "includes": {"caps": ["CAP_SYS_PTRACE"], "arches": ["amd64"], "minKernel": "4.8"}, "excludes": {"caps": ["CAP_SYS_ADMIN"]}}'''))

        expect:
        profile.resolve(capabilities as Set, Architecture.X86_64, kernel).rules()*.names().flatten().contains('ptrace') == there
        !profile.resolve(capabilities as Set, Architecture.AARCH64, kernel).rules()*.names().flatten().contains('ptrace')

        where:
        capabilities                | kernel        || there
        ['SYS_PTRACE']              | '6.1.0-amd64' || true
        ['SYS_PTRACE']              | '4.10.3'      || true
        ['SYS_PTRACE']              | '4.7'         || false
        []                          | '6.1'         || false
        ['SYS_PTRACE', 'SYS_ADMIN'] | '6.1'         || false
    }

    def "64-bit values are unsigned"() {
        expect:
        SeccompJson.read('p', argument('"index": 0, "op": "SCMP_CMP_EQ", "value": 18446744073709551615')).rules()[1].arguments()[0].value() == -1
    }

    def "what compiled filters are kept by changes with the built-in profile"() {
        given:
        def text = SeccompProfile.getResource('seccomp.json').bytes

        expect: "a new BUILT_IN_REVISION too, when this fails"
        [SeccompProfile.BUILT_IN_REVISION, MessageDigest.getInstance('SHA-256').digest(text).encodeHex().toString().take(16)] == ['2026-06-30', '12d7b84ab7fdc21b']
    }

    def "the built-in profile forbids what gave others a way out: #call"() {
        given:
        def rules = SeccompProfile.builtIn().resolve(ProcessSpec.DEFAULT_CAPABILITIES, Architecture.X86_64, '6.1').rules()

        expect:
        rules.findAll { call in it.names() && it.action().kind() == SeccompAction.Kind.ALLOW && it.arguments().empty }.empty

        where:
        call << ['add_key', 'keyctl', 'request_key', 'bpf', 'perf_event_open', 'userfaultfd', 'mount', 'umount2', 'unshare', 'setns', 'clone', 'clone3',
                 'open_by_handle_at', 'kexec_load', 'init_module', 'finit_module', 'delete_module', 'reboot', 'swapon', 'settimeofday', 'iopl', 'ioperm',
                 'io_uring_setup', 'fsopen', 'move_mount', 'open_tree', 'mount_setattr', 'pidfd_getfd', 'quotactl', 'acct', 'socket', 'personality',
                 'move_pages', 'nfsservctl', 'vm86', 'syslog', 'lookup_dcookie', 'kcmp']
    }

    private static String rules(String second) {
        """{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [$RULE, $second]}"""
    }

    private static String argument(String parts) {
        rules("""{"names": ["socket"], "action": "SCMP_ACT_ALLOW", "args": [{$parts}]}""")
    }
}
