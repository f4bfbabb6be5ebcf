package org.cgroovy.runner

import org.cgroovy.cgroup.GroupPlan
import org.cgroovy.cgroup.Hierarchy
import org.cgroovy.cgroup.v2.DeviceProgram
import org.cgroovy.linux.Arg
import org.cgroovy.linux.Errno
import org.cgroovy.linux.LaunchProgram
import org.cgroovy.linux.Namespace
import org.cgroovy.linux.Step
import org.cgroovy.linux.Syscall
import org.cgroovy.plan.Op
import org.cgroovy.plan.Plan
import org.cgroovy.plan.PlanException
import org.cgroovy.plan.PlanHosts
import org.cgroovy.plan.Planner
import org.cgroovy.plan.Stdio
import org.cgroovy.runner.doctor.Doctor
import org.cgroovy.runner.doctor.Failure
import org.cgroovy.runner.doctor.Site
import org.cgroovy.spec.ContainerSpec
import org.cgroovy.spec.IdMapping
import org.cgroovy.spec.Namespaces
import org.cgroovy.spec.ProcessSpec
import org.cgroovy.spec.Root
import org.cgroovy.spec.Seccomp
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

import static org.cgroovy.linux.Errno.*

/** What a user reads when the kernel refuses, for hosts that this one is not: directories stand for /proc and for cgroups. */
class DoctorSpec extends Specification {
    static final ME = ProcessHandle.current().pid()
    static final UNDER_SECCOMP = 'Uid:\t0\t0\t0\t0\nCapEff:\t000001ffffffffff\nSeccomp:\t2'
    static final ROOT_WITHOUT = 'Uid:\t0\t0\t0\t0\nCapEff:\t00000000a80425fb\nSeccomp:\t0'
    static final USER = 'Uid:\t1000\t1000\t1000\t1000\nCapEff:\t0000000000000000\nSeccomp:\t0'
    static final LAUNCH = new Op.Launch(new LaunchProgram([] as Set, true, Optional.empty(), Optional.empty(), []), Optional.empty())

    @TempDir
    Path home

    def "#what"() {
        given:
        (['cg/web/cgroup.procs': '', 'cg/cgroup.procs': ''] + files).each { name, text ->
            def file = home.resolve(name)
            Files.createDirectories(file.parent)
            file.toFile().text = text
        }

        expect:
        read(place.call(home.resolve('cg')), call, errno) == line

        where:
        what | files | place | call | errno | line
        'controllers where processes are' | ['cg/cgroup.procs': "$ME\n"] | enable() | 'write("f", "+memory")' | EBUSY | "write(\"f\", \"+memory\"): EBUSY, device or resource busy; pid $ME (java) in CG: a v2 cgroup whose children have controllers may have no processes of its own; move them into a cgroup below it first"
        'controllers in a threaded cgroup' | ['cg/cgroup.type': 'threaded'] | enable() | 'write("f", "+memory")' | EOPNOTSUPP | 'write("f", "+memory"): EOPNOTSUPP, operation not supported; cgroup.type of CG is threaded, where only controllers of threads can be enabled (cpu, cpuset, perf_event, pids); use a cgroup of type domain; a threaded one cannot be turned back'
        'a controller that is not handed down' | ['cg/cgroup.controllers': 'cpu pids'] | enable() | 'write("f", "+memory")' | ENOENT | 'write("f", "+memory"): ENOENT, no such file or directory; cgroup.controllers of CG has cpu pids, and not memory; enable it in cgroup.subtree_control of the cgroups above, from the top down'
        'a controller where none is' | ['cg/cgroup.controllers': ''] | enable() | 'write("f", "+memory")' | EINVAL | 'write("f", "+memory"): EINVAL, invalid argument; cgroup.controllers of CG has none, and not memory; enable it in cgroup.subtree_control of the cgroups above, from the top down'
        'a process among controllers' | ['cg/web/cgroup.subtree_control': 'memory'] | launch() | 'clone3(…)' | EBUSY | 'clone3(…): EBUSY, device or resource busy; CG/web hands memory down to its children, so it may have no processes of its own; empty its cgroup.subtree_control, or start the process in a cgroup below it'
        'a process below a threaded cgroup' | ['cg/web/cgroup.type': 'domain invalid', 'cg/cgroup.type': 'domain threaded'] | launch() | 'clone3(…)' | EOPNOTSUPP | 'clone3(…): EOPNOTSUPP, operation not supported; cgroup.type of CG/web is domain invalid, below CG, which is domain threaded: no process can start in there; use a parent of type domain; a threaded one cannot be turned back, so remove it'
        'no pid left in the cgroup' | ['cg/web/pids.max': '0'] | launch() | 'clone3(…)' | EAGAIN | 'clone3(…): EAGAIN, resource temporarily unavailable; pids.max of CG/web is 0; allow more processes: a container with init needs 2'
        'a kernel without programs for devices' | [:] | { new Op.GuardDevices(it.resolve('web'), DeviceProgram.of([])) } | 'bpf(BPF_PROG_LOAD, CGROUP_DEVICE)' | EINVAL | "bpf(BPF_PROG_LOAD, CGROUP_DEVICE): EINVAL, invalid argument; v2 has device rules only by eBPF, and this kernel was built without CONFIG_CGROUP_BPF; mount v1's devices controller: mount -t cgroup -o devices devices /sys/fs/cgroup/devices"
        'no pid left elsewhere' | ['proc/self/limits': 'Max processes             100                  200  processes', 'proc/sys/kernel/pid_max': '32768'] | launch() | 'clone3(…)' | EAGAIN | 'clone3(…): EAGAIN, resource temporarily unavailable; RLIMIT_NPROC is 100 and kernel.pid_max is 32768; pids.max of the cgroup of this process counts too; end processes or raise the limit'
        'a memory limit with a space in it' | ['cg/web/memory.max': 'max'] | write('memory.max', '5 MB') | 'write("f", "5 MB")' | EINVAL | 'write("f", "5 MB"): EINVAL, invalid argument; memory.max takes bytes, as in 64m or 67108864, or max; it holds max now'
        'CPUs that the parent has not' | ['cg/cpuset.cpus': '0-3', 'cg/web/cpuset.cpus': ''] | write('cpuset.cpus', '4-7') | 'write("f", "4-7")' | EACCES | 'write("f", "4-7"): EACCES, permission denied; this host has CPUs 0-3, and 4-7 asks for others; choose among those'
        'a parent without CPUs' | ['cg/cpuset.cpus': '', 'cg/web/cpuset.cpus': ''] | write('cpuset.cpus', '0') | 'write("f", "0")' | EACCES | 'write("f", "0"): EACCES, permission denied; cpuset.cpus of CG is empty, and no cgroup has CPUs that its parent has not; write a list there first'
        'a quota below that of a child' | ['cg/web/cpu.cfs_quota_us': '-1', 'cg/web/cpu.cfs_period_us': '100000', 'cg/web/a/cpu.cfs_quota_us': '30000', 'cg/web/a/cpu.cfs_period_us': '100000'] | write('cpu.cfs_quota_us', '20000') | 'write("f", "20000")' | EINVAL | 'write("f", "20000"): EINVAL, invalid argument; 20% of a CPU is less than the 30% of CG/web/a below it; lower cpu.cfs_quota_us there first'
        'memory above memory and swap' | ['cg/web/memory.memsw.limit_in_bytes': '10485760'] | write('memory.limit_in_bytes', '20971520') | 'write("f", "20971520")' | EINVAL | 'write("f", "20971520"): EINVAL, invalid argument; memory.memsw.limit_in_bytes is 10485760 bytes (10 MiB), and memory alone cannot be more; raise memory.memsw.limit_in_bytes first'
        'a frozen cgroup to remove' | ['cg/web/cgroup.procs': "$ME\n", 'cg/web/freezer.state': 'FROZEN'] | { new Op.MakeCgroup(it.resolve('web')) } | 'rmdir("f")' | EBUSY | "rmdir(\"f\"): EBUSY, device or resource busy; it still has pid $ME (java), and is frozen, so that they cannot end; thaw it, end them or move them elsewhere, then rmdir CG/web"
        'too many open files here' | ['proc/self/limits': 'Max open files            1024                 4096  files', 'proc/self/fd/0': '', 'proc/self/fd/1': ''] | launch() | 'pipe2()' | EMFILE | 'pipe2(): EMFILE, too many open files; this process has 2 files open, and RLIMIT_NOFILE is 1024; raise the limit (ulimit -n) before it starts'
        'too many open files to look' | [:] | launch() | 'pipe2()' | EMFILE | 'pipe2(): EMFILE, too many open files; this process has too many files open; raise the limit (ulimit -n) before it starts'
        'too many open files on the host' | ['proc/sys/fs/file-nr': '9000\t0\t9000'] | launch() | 'pipe2()' | ENFILE | 'pipe2(): ENFILE, too many open files in system; 9000 files are open on this host, and fs.file-max is 9000; raise fs.file-max (sysctl -w) or end what opens so many'
        'user namespaces that are disabled' | ['proc/sys/user/max_user_namespaces': '0'] | launch() | 'clone3(…)' | ENOSPC | 'clone3(…): ENOSPC, no space left on device; user.max_user_namespaces is 0: user namespaces are disabled on this host; sysctl -w user.max_user_namespaces=15000'
        'mount namespaces that are disabled' | ['proc/sys/user/max_mnt_namespaces': '0'] | launch() | 'clone3(…)' | ENOSPC | 'clone3(…): ENOSPC, no space left on device; user.max_mnt_namespaces is 0: mount namespaces are disabled on this host; sysctl -w user.max_mnt_namespaces=15000'
        'too many namespaces' | ['proc/sys/user/max_user_namespaces': '500'] | launch() | 'clone3(…)' | ENOSPC | 'clone3(…): ENOSPC, no space left on device; a limit on namespaces is reached: 32 levels, or user.max_*_namespaces; see namespaces(7)'
        'user namespaces for root only' | ['proc/sys/kernel/unprivileged_userns_clone': '0'] | launch() | 'clone3(…)' | EPERM | 'clone3(…): EPERM, operation not permitted; kernel.unprivileged_userns_clone is 0: only root may make user namespaces; sysctl -w kernel.unprivileged_userns_clone=1'
        'user namespaces and AppArmor' | ['proc/sys/kernel/apparmor_restrict_unprivileged_userns': '1'] | launch() | 'clone3(…)' | EPERM | 'clone3(…): EPERM, operation not permitted; kernel.apparmor_restrict_unprivileged_userns is 1: AppArmor keeps users from user namespaces; sysctl -w kernel.apparmor_restrict_unprivileged_userns=0, or give the runner a profile'
        'a kernel without user namespaces' | ['proc/self/ns/mnt': '', 'proc/self/ns/pid': '', 'proc/self/ns/net': '', 'proc/self/ns/uts': '', 'proc/self/ns/ipc': '', 'proc/self/ns/cgroup': ''] | launch() | 'clone3(…)' | EINVAL | 'clone3(…): EINVAL, invalid argument; this kernel has no user namespaces (no /proc/self/ns/user); share it with the host'
        'no capability' | ['proc/self/status': ROOT_WITHOUT] | network() | 'unshare(CLONE_NEWNET)' | EPERM | "unshare(CLONE_NEWNET): EPERM, operation not permitted; this process (uid 0) has no CAP_SYS_ADMIN; run as root with it, or let it be root inside only: namespaces { unshare 'user' }"
        'a seccomp filter' | ['proc/self/status': UNDER_SECCOMP] | network() | 'unshare(CLONE_NEWNET)' | EPERM | 'unshare(CLONE_NEWNET): EPERM, operation not permitted; this process has CAP_SYS_ADMIN, but is under a seccomp filter; run it outside that sandbox'
        'a call that a filter hides' | ['proc/self/status': UNDER_SECCOMP] | launch() | 'clone3(…)' | ENOSYS | 'clone3(…): ENOSYS, function not implemented; a seccomp filter keeps this call from this process; run the runner outside that sandbox'
        'an old kernel' | ['proc/sys/kernel/osrelease': '4.19.0'] | launch() | 'clone3(…)' | ENOSYS | 'clone3(…): ENOSYS, function not implemented; Linux 4.19.0 has not this call, and 5.10 is the oldest that will do; use a newer kernel'
        'ids of others' | [:] | launch() | 'write("/proc/7/uid_map", "0 0 65536")' | EPERM | 'write("/proc/7/uid_map", "0 0 65536"): EPERM, operation not permitted; an ordinary user may map only its own ids, one range of size 1; leave the mappings out, or run as root'
        'an errno that nobody expects' | [:] | launch() | 'clone3(…)' | EDOM | 'clone3(…): EDOM, numerical argument out of domain'
    }

    def "a cgroup of another user says whose it is"() {
        given:
        def cg = Files.createDirectories(home.resolve('cg'))
        home.resolve('proc/self').toFile().mkdirs()
        home.resolve('proc/self/status').toFile().text = USER
        def mode = java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(cg))
        def ids = ['unix:uid', 'unix:gid'].collect { Files.getAttribute(cg, it) }.join(':')

        expect:
        read(new Op.MakeCgroup(cg.resolve('web')), "mkdir(\"${cg.resolve('web')}\", 0755)", EACCES) ==
                "mkdir(\"CG/web\", 0755): EACCES, permission denied; CG is $mode of $ids, and this process has uid 1000; " +
                'run as root, or let somebody delegate a cgroup to this user'
    }

    def "a step inside without its capability names the capability"() {
        given:
        home.resolve('proc/self').toFile().mkdirs()
        home.resolve('proc/self/status').toFile().text = status
        def step = Step.of(call, Arg.number(0))

        expect:
        doctor().advise(new Failure(Optional.of(plan(namespaces)), LAUNCH, Optional.of(step), step.callText(), EPERM)).text() == text

        where:
        call              | status       | namespaces         || text
        Syscall.SETNS     | ROOT_WITHOUT | Namespaces.DEFAULT || "; this process (uid 0) has no CAP_SYS_ADMIN; run as root with it, or let it be root inside only: namespaces { unshare 'user' }"
        Syscall.CHROOT    | USER         | Namespaces.DEFAULT || "; this process (uid 1000) has no CAP_SYS_CHROOT; run as root with it, or let it be root inside only: namespaces { unshare 'user' }"
        Syscall.MOUNT     | USER         | USERS              || "; the container's user namespace may not do this: what it touches belongs to another one; leave it out, or run as root without a user namespace"
        Syscall.PRLIMIT64 | USER         | Namespaces.DEFAULT || '; the hard limit is lower here, and only CAP_SYS_RESOURCE raises it; ask for less, or run as root'
    }

    def "what is mounted over parts of #path keeps a user namespace from having its own"() {
        given:
        def step = Step.of(Syscall.MOUNT, Arg.text(type), Arg.text('.'), Arg.text(type), Arg.number(0), Arg.NULL)

        expect:
        doctor().advise(new Failure(Optional.of(plan(USERS)), LAUNCH, Optional.of(step), step.callText(), EPERM)).text() ==
                "; something is mounted over parts of $path here, as in a container, so the kernel lets no user namespace have a fresh one; " +
                "namespaces { share '$share' } shows the one that there is"

        where:
        type    | path    | share
        'proc'  | '/proc' | 'pid'
        'sysfs' | '/sys'  | 'net'
    }

    def "where AppArmor takes the capabilities of user namespaces away, it is named at the first step that misses them: #call"() {
        given:
        home.resolve('proc/sys/kernel').toFile().mkdirs()
        home.resolve('proc/sys/kernel/apparmor_restrict_unprivileged_userns').toFile().text = '1\n'
        def step = Optional.of(call).filter { it == Syscall.MOUNT }.map { Step.of(it, Arg.text('none')) }
        def text = step.map { it.callText() }.orElse('write("/proc/7/uid_map", "0 1000 1")')

        expect:
        doctor().advise(new Failure(Optional.of(plan(USERS)), LAUNCH, step, text, error)).text().contains('apparmor_restrict_unprivileged_userns is 1')

        where:
        call          | error
        Syscall.WRITE | EPERM
        Syscall.MOUNT | EACCES
    }

    static final USERS = Namespaces.DEFAULT.withFresh(Namespace.USER)

    def "a host that cannot have the container says so before anything is done"() {
        when:
        new Planner(PlanHosts.user('unified')).plan(spec(Namespaces.DEFAULT.withFresh(Namespace.USER).withMappings([new IdMapping(0, 0, 1)], [])), Stdio.INHERIT)

        then:
        def e = thrown(PlanException)
        e.message == 'alice may not map user 0 of the host, but 1000 alone; leave the mappings out, or get more: newuidmap is not installed: apt-get install -y uidmap'
    }

    def "the doctor never fails himself"() {
        given:
        def quack = new Doctor(new Site(home, { throw new IllegalStateException('no') }))
        def failure = new Failure(Optional.empty(), new Op.Claim(home.resolve('web')), Optional.empty(), 'rename("a", "b")', EEXIST)

        expect:
        quack.advise(failure).text() == ''
    }

    private String read(Op op, String call, Errno errno) {
        def failure = new Failure(Optional.of(plan(USERS)), op, Optional.empty(), call, errno)
        new KernelFailure('', failure, doctor().advise(failure), new RuntimeException()).message.replace(home.resolve('cg').toString(), 'CG')
    }

    private Doctor doctor() {
        new Doctor(new Site(home.resolve('proc'), { Optional.empty() }))
    }

    private Plan plan(Namespaces namespaces) {
        def unified = new Hierarchy(home.resolve('cg'), true, ['memory', 'pids'], Optional.empty(), '/')
        new Plan(spec(namespaces), [LAUNCH], [new GroupPlan(unified, '/web', [], [])], [], [])
    }

    private static ContainerSpec spec(Namespaces namespaces) {
        def plain = ContainerSpec.of('web', new Root('/srv', false), ProcessSpec.DEFAULT.withArgs(['/bin/sh']))
        new ContainerSpec('web', plain.hostname(), plain.domainname(), plain.root(), plain.process(), plain.mounts(),
                namespaces, plain.limits(), [], [], Seccomp.DEFAULT, [:], false)
    }

    private static Closure<Op> enable() {
        return { new Op.EnableController(it.resolve('cgroup.subtree_control'), 'memory') }
    }

    private static Closure<Op> launch() {
        return { LAUNCH }
    }

    private static Closure<Op> network() {
        return { new Op.TakeNamespaces([Namespace.NET], []) }
    }

    private static Closure<Op> write(String file, String value) {
        return { new Op.WriteControl(it.resolve("web/$file"), value, '') }
    }
}
