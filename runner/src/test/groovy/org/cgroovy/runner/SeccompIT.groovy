package org.cgroovy.runner

import org.cgroovy.it.Host
import org.cgroovy.linux.SeccompException
import org.cgroovy.plan.Stdio
import org.cgroovy.spec.ContainerSpec
import org.cgroovy.spec.MountSpec
import org.cgroovy.spec.ProcessSpec
import org.cgroovy.spec.Seccomp
import org.cgroovy.spec.SeccompJson
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Tag

/** Which system calls a container may make, as Perl makes them. */
@Tag('root')
@Requires(value = { Host.runsContainers() && Host.hasCommands('perl') && System.getProperty('os.arch') == 'amd64' }, reason = 'needs root, busybox, cgroups and perl')
class SeccompIT extends Specification {
    static final EPERM = 1, EFAULT = 14, EINVAL = 22, ENOSYS = 38
    static final HOST_PROGRAMS = ContainerSpec.DEFAULT_MOUNTS + ['/usr', '/lib', '/lib64'].findAll { new File(it).exists() }.collect { MountSpec.bind(it, it, true) }

    @AutoCleanup
    def leftovers = new Leftovers()

    def "#name is refused inside, and not when unconfined"() {
        expect:
        errnoOf(call, [:]) == confined
        errnoOf(call, [seccomp: Seccomp.UNCONFINED]) in open

        where:
        name               | call                       || confined | open
        'keyctl'           | '250, 0, -3, 0'            || EPERM    | [0]
        'add_key'          | '248, 0, 0, 0, 0, 0'       || EPERM    | [EFAULT]
        'userfaultfd'      | '323, 1'                   || EPERM    | [0]
        'io_uring_setup'   | '425, 1, 0'                || EPERM    | [EFAULT, EPERM]
        'move_pages'       | '279, 0, 0, 0, 0, 0, 4096' || EPERM    | [EINVAL]
        'user namespaces'  | '272, 0x10000000'          || EPERM    | [0]
        'AF_VSOCK'         | '41, 40, 1, 0'             || EPERM    | [0, 97]
        'AF_ALG'           | '41, 38, 5, 0'             || EPERM    | [0, 97]
        'personality'      | '135, 0x0400000'           || EPERM    | [0]
        'clone3'           | '435, 0, 0'                || ENOSYS   | [EINVAL]
        'a call to come'   | '2000, 0'                  || ENOSYS   | [ENOSYS]
    }

    def "a capability lets through what needs it"() {
        expect:
        errnoOf('321, 0, 0, 0', [:]) == EPERM
        errnoOf('321, 99, 0, 0', [capabilities: ProcessSpec.DEFAULT_CAPABILITIES + 'SYS_ADMIN' as Set]) != EPERM
    }

    def "the filter is on with #changes"() {
        expect:
        errnoOf('250, 0, -3, 0', changes) == EPERM
        Lab.text(changes, 'grep ^Seccomp: /proc/self/status') == 'Seccomp:\t2'

        where:
        changes << [[noNewPrivileges: false], [init: true], [init: true, noNewPrivileges: false],
                    [user: new org.cgroovy.spec.User(1000, 1000, [])],
                    [noNewPrivileges: false, user: new org.cgroovy.spec.User(1000, 1000, [])], [capabilities: [] as Set]]
    }

    def "init has the filter as well, from a moment after the program's start"() {
        expect: // as vfork(2) has it, PID 1 goes on only once the program has been executed
        Lab.text(init: true, '''
            for i in $(seq 500); do
                grep -q "^Seccomp:.*2" /proc/1/status && break
                usleep 10000
            done
            grep ^Seccomp: /proc/1/status''') == 'Seccomp:\t2'
    }

    def "one more process in a container has its filter"() {
        given:
        def container = Lab.start(seccomp: seccomp, 'sleep 60')

        expect:
        container.exec(Lab.spec(['grep', '^Seccomp:', '/proc/self/status']).process(), Stdio.CAPTURE).out() == "Seccomp:\t$mode\n"

        cleanup:
        container.remove()

        where:
        seccomp            || mode
        Seccomp.DEFAULT    || 2
        Seccomp.UNCONFINED || 0
    }

    def "a profile of one's own is kept to, and need not know how containers are started"() {
        given: "all that busybox needs for echo, and execve, which we do not call"
        def own = custom('''{"defaultAction": "SCMP_ACT_ERRNO", "defaultErrnoRet": 77, "syscalls": [{"action": "SCMP_ACT_ALLOW", "names": ["execve",
            "write", "exit_group", "brk", "mmap", "munmap", "arch_prctl", "set_tid_address", "set_robust_list", "rseq", "prlimit64", "readlink", "readlinkat",
            "getrandom", "mprotect", "getuid", "geteuid", "getgid", "getegid", "setuid", "setgid", "futex", "prctl"]}]}''')

        expect:
        Lab.runner.run(Lab.spec(seccomp: own, noNewPrivileges: nnp, ['/bin/busybox', 'echo', 'hi']), Stdio.CAPTURE).out() == expected

        where:
        nnp  || expected
        true || 'hi\n'
    }

    def "a script is found to be one under a profile that lets nothing be opened before exec"() {
        given:
        def root = Lab.ownRoot()
        new File(root, 'bin/hello').text = '#!/bin/sh\necho script\n'
        new File(root, 'bin/hello').setExecutable(true, false)

        expect:
        Lab.runner.run(Lab.spec(root: new org.cgroovy.spec.Root(root.path, false), ['hello']), Stdio.CAPTURE).out() == 'script\n'
    }

    def "a profile that forbids by a name nobody knows is refused with its place"() {
        when:
        Lab.run(seccomp: custom('{"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{"names": ["read", "mouht"], "action": "SCMP_ACT_ERRNO"}]}'), 'true')

        then:
        def e = thrown(SeccompException)
        e.message.startsWith("/etc/own.json: syscalls[0].names[1]: 'mouht' is no system call that libseccomp knows")
    }

    def "the plan shows the filter and what it lets through"() {
        given:
        def plan = Lab.runner.plan(Lab.sh('true'), Stdio.CAPTURE).toString()

        expect:
        plan =~ /seccomp\(SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_SPEC_ALLOW, \{default, \d+ instructions\}\)  # allows \d\d\d system calls, of these by their arguments clone personality socket; else EPERM/
        !Lab.runner.plan(Lab.sh(seccomp: Seccomp.UNCONFINED, 'true'), Stdio.CAPTURE).toString().contains('SECCOMP_SET')
    }

    private static Seccomp custom(String json) {
        new Seccomp.Custom('/etc/own.json', SeccompJson.read('/etc/own.json', json))
    }

    private static int errnoOf(String call, Map<String, ?> changes) {
        Lab.text(changes + [mounts: HOST_PROGRAMS], "perl -e '\$! = 0; my \$r = syscall($call); print \$r < 0 ? \$!+0 : 0'") as int
    }
}
