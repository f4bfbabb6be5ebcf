package org.cgroovy.runner

import org.cgroovy.cgroup.CgroupHost
import org.cgroovy.cgroup.CpuLimits
import org.cgroovy.cgroup.Limits
import org.cgroovy.cgroup.MemoryLimits
import org.cgroovy.cgroup.Setting
import org.cgroovy.it.Host
import org.cgroovy.linux.Architecture
import org.cgroovy.linux.ElfFile
import org.cgroovy.linux.Kernel
import org.cgroovy.linux.Namespace
import org.cgroovy.plan.Stdio
import org.cgroovy.spec.MountSpec
import org.cgroovy.spec.ProcessSpec
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Tag
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/** What a user reads when the kernel refuses, on the real kernel: the whole line, and nothing is left behind. */
@Tag('root')
@Requires(value = { Host.hasV1('cpu', 'cpuset', 'memory', 'pids', 'blkio') }, reason = 'needs root, busybox and v1 cgroups')
class DoctorIT extends Specification {
    static final boolean X86 = Architecture.host() == Architecture.X86_64
    static final String HERE = X86 ? 'x86_64' : 'aarch64'
    static final String ELSEWHERE = X86 ? 'aarch64' : 'x86_64'
    static final String LOADER = ElfFile.read(Path.of('/bin/bash')).flatMap { it.interpreter() }.orElse('')
    static final String CPUS = top('cpuset', 'cpuset.cpus')
    static final String MEMS = top('cpuset', 'cpuset.mems')
    static final String PATH = ProcessSpec.DEFAULT_ENV.PATH
    static final String DISKS = new File('/sys/block').list().sort().collect { "${new File("/sys/block/$it/dev").text.trim()} ($it)" }.join(', ')

    @TempDir
    Path directory

    DoctorBench bench

    def setup() {
        bench = new DoctorBench(directory)
    }

    def cleanup() {
        bench.close()
    }

    static String top(String controller, String file) {
        CgroupHost.read().controller(controller).map { it.mount().resolve(file).toFile().text.trim() }.orElse('')
    }

    /** A busybox for the other processor. */
    static byte[] foreignProgram() {
        def bytes = new File('/bin/busybox').bytes
        bytes[18] = (byte) (X86 ? 183 : 62)
        bytes
    }

    def "#what"() {
        given:
        bench.with(broken)

        when:
        def read = bench.line { bench.start().waitFor() }

        then:
        read == line

        when:
        bench.close()

        then:
        bench.leftovers() == []

        where:
        what | broken | line
        'a root that is missing' | { rootfs(home.resolve('no/such')) } | 'open("HOME/no/such"): ENOENT, no such file or directory; root directory HOME/no/such does not exist, nor does HOME/no; name a directory that holds a system as rootfs (step N)'
        'a root that is a file' | { rootfs(Files.createFile(home.resolve('file'))) } | 'open("HOME/file"): ENOTDIR, not a directory; root directory HOME/file is a file, not a directory; name a directory that holds a system as rootfs (step N)'
        'a shell that is missing' | { run('/bin/bash', '-c', 'exit 3') } | 'exec /bin/bash: ENOENT, no such file or directory; ROOT has no /bin/bash; /bin/sh is there (step N, inside step N)'
        'a program that is not in PATH' | { run('bash') } | "exec bash: ENOENT, no such file or directory; no bash in PATH ($PATH) inside ROOT; /bin/sh is there (step N, inside step N)"
        'a program that is elsewhere' | { run('/usr/local/bin/sh') } | 'exec /usr/local/bin/sh: ENOENT, no such file or directory; ROOT has no /usr, which /usr/local/bin/sh leads to; /bin/sh is there: name that (step N, inside step N)'
        'a slip of the pen' | { run('/bin/busybux') } | 'exec /bin/busybux: ENOENT, no such file or directory; ROOT has no /bin/busybux; /bin/busybox is there (step N, inside step N)'
        'a name that would fill the screen' | { run('/bin/a\n\u001b[2Jb') } | 'exec /bin/a\\n?[2Jb: ENOENT, no such file or directory; ROOT has no /bin/a\\n?[2Jb; put it there, or name another program (step N, inside step N)'
        'a root without programs' | { ['sh', 'busybox'].each { Files.delete(root.resolve("bin/$it")) }; run('/bin/ls') } | 'exec /bin/ls: ENOENT, no such file or directory; ROOT has no /bin/ls; ROOT has no programs at all: is it the root of a system? (step N, inside step N)'
        'a file in the middle of the path' | { run('/bin/busybox/ls') } | 'exec /bin/busybox/ls: ENOTDIR, not a directory; /bin/busybox in ROOT is a file, not a directory; put it there, or name another program (step N, inside step N)'
        'a program that nobody may execute' | { file('bin/tool', 'x', 'rw-r--r--'); run('/bin/tool') } | 'exec /bin/tool: EACCES, permission denied; /bin/tool is rw-r--r-- of 0:0: nobody may execute it; chmod +x ROOT/bin/tool (step N, inside step N)'
        'the same, found by PATH' | { file('bin/tool', 'x', 'rw-r--r--'); run('tool') } | 'exec /bin/tool: EACCES, permission denied; /bin/tool is rw-r--r-- of 0:0: nobody may execute it; chmod +x ROOT/bin/tool (step N, inside step N)'
        'a program that others may execute' | { file('bin/tool', 'x', 'rwx------'); run('/bin/tool'); user(1000) } | 'exec /bin/tool: EACCES, permission denied; /bin/tool is rwx------ of 0:0: user 1000 may not execute it; chmod +x ROOT/bin/tool (step N, inside step N)'
        'a directory that others may enter' | { mode('bin', 'rwx------'); user(1000) } | 'exec /bin/sh: EACCES, permission denied; directory ROOT/bin is rwx------ of 0:0: user 1000 may not enter it; chmod o+x ROOT/bin (step N, inside step N)'
        'a directory as program' | { run('/bin') } | 'exec /bin: EACCES, permission denied; /bin is a directory; name a program in it (step N, inside step N)'
        'a root that is mounted noexec' | { smallRoot('noexec') } | 'exec /bin/sh: EACCES, permission denied; HOME/small, which /bin/sh is on, is mounted noexec; mount -o remount,exec HOME/small (step N, inside step N)'
        'another architecture' | { file('bin/other', foreignProgram()); run('/bin/other') } | "exec /bin/other: ENOEXEC, exec format error; /bin/other is a program for $ELSEWHERE, and this host is $HERE; use one for $HERE (step N, inside step N)"
        'a text without an interpreter' | { file('bin/tool', 'echo hello'); run('/bin/tool') } | 'exec /bin/tool: ENOEXEC, exec format error; /bin/tool is neither ELF nor a script that begins with #!; name the interpreter in its first line, as in #!/bin/sh, or run that with the file as argument (step N, inside step N)'
        'an empty program' | { file('bin/tool', ''); run('/bin/tool') } | 'exec /bin/tool: ENOEXEC, exec format error; /bin/tool is empty; put a program there (step N, inside step N)'
        'a dynamic loader that is missing' | { file('bin/dynamic', new File('/bin/bash').bytes); run('/bin/dynamic') } | "exec /bin/dynamic: ENOENT, no such file or directory; /bin/dynamic is there, but the dynamic loader that it names, $LOADER, is not in ROOT; copy the loader and the libraries that ldd lists, or use a static program (step N, inside step N)"
        'an interpreter that is missing' | { file('bin/tool', '#!/usr/bin/perl -w\n'); run('/bin/tool', 'x') } | 'exec /usr/bin/perl: ENOENT, no such file or directory; the script /bin/tool asks for /usr/bin/perl, which is not in ROOT; put it there, or name another program (step N, inside step N)'
        'an interpreter that is elsewhere' | { file('bin/tool', '#!/bin/bash\n'); run('/bin/tool', 'x') } | 'exec /bin/bash: ENOENT, no such file or directory; the script /bin/tool asks for /bin/bash, which is not in ROOT; /bin/sh is there (step N, inside step N)'
        'a magic link as program' | { run('/proc/self/exe') } | "exec /proc/self/exe: ELOOP, too many levels of symbolic links; /proc/self/exe leads through a link of /proc to a file that may be the host's: refused on purpose; name the program by its own path (step N, inside step N)"
        'links in a circle' | { link('bin/a', 'b'); link('bin/b', 'a'); run('/bin/a') } | 'exec /bin/a: ELOOP, too many levels of symbolic links; symbolic links at /bin/a in ROOT go in a circle; mend the links (step N, inside step N)'
        'a link to nowhere' | { link('bin/a', '/opt/b'); run('/bin/a') } | 'exec /bin/a: ENOENT, no such file or directory; ROOT has no /opt, which /bin/a leads to; put it there, or name another program (step N, inside step N)'
        'a program on a bind mount' | { mount(MountSpec.bind(Files.createDirectories(home.resolve('tools')).toString(), '/tools', true)); run('/tools/x') } | 'exec /tools/x: ENOENT, no such file or directory; ROOT has no /tools/x; put it there, or name another program (step N, inside step N)'
        'a working directory that is missing' | { cwd('/srv/app') } | 'chdir /srv/app: ENOENT, no such file or directory; ROOT has no /srv, which /srv/app leads to; make it in the root, or name another cwd (step N, inside step N)'
        'a working directory that is a file' | { cwd('/bin/busybox') } | 'chdir /bin/busybox: ENOTDIR, not a directory; /bin/busybox in ROOT is a file, not a directory; make it in the root, or name another cwd (step N, inside step N)'
        'a working directory of the host' | { cwd('/proc/self/cwd') } | "chdir /proc/self/cwd: ELOOP, too many levels of symbolic links; /proc/self/cwd leads through a link of /proc to a directory that may be the host's: refused on purpose; name the directory by its own path (step N, inside step N)"
        'a bind source that is missing' | { mount(MountSpec.bind(home.resolve('none').toString(), '/data', false)) } | 'bind HOME/none on /data: ENOENT, no such file or directory; bind source HOME/none does not exist; make it, or name another source of the bind mount (step N, inside step N)'
        'a mount point on a read-only root' | { smallRoot('ro'); mount(MountSpec.tmpfs('/data/x', [])) } | 'mount on /data/x: ENOENT, no such file or directory; HOME/small has no /data, and it cannot be made: the file system of HOME/small is mounted read-only; make /data/x in the root before it is read-only (step N, inside step N)'
        'a link where /proc belongs' | { Files.delete(root.resolve('proc')); link('proc', 'tmp') } | 'mount on /proc: ELOOP, too many levels of symbolic links; /proc in ROOT is or passes a symbolic link, which could lead the mount elsewhere: refused on purpose; make it a directory (step N, inside step N)'
        'a mount point that is a file' | { file('data', ''); mount(MountSpec.tmpfs('/data', [])) } | 'mount on /data: ENOTDIR, not a directory; /data in ROOT is a file, and a directory is to be mounted on it; remove it, or name another destination (step N, inside step N)'
        'a mount point below a file' | { file('data', ''); mount(MountSpec.tmpfs('/data/x', [])) } | 'mount on /data/x: ENOTDIR, not a directory; /data in ROOT is a file, and cannot have /data/x in it; name another destination (step N, inside step N)'
        'an unknown file system' | { mount(new MountSpec('/data', 'nofs', 'nofs', ['nosuid'])) } | 'mount nofs on /data (MS_NOSUID): ENODEV, no such device; this kernel has no file system nofs (see /proc/filesystems); modprobe nofs (step N, inside step N)'
        'an unknown option of a file system' | { mount(MountSpec.tmpfs('/data', ['sise=3'])) } | 'mount tmpfs on /data (sise=3): EINVAL, invalid argument; the file system tmpfs does not take sise=3; correct the options of this mount (step N, inside step N)'
        'a namespace of a process that is gone' | { namespaces { it.withJoined(Namespace.NET, '/proc/99999999/ns/net') } } | 'open("/proc/99999999/ns/net"): ENOENT, no such file or directory; namespace /proc/99999999/ns/net does not exist, nor does /proc/99999999; is the process still there? join the namespace of one that runs (step N)'
        'a user that is not mapped' | { namespaces { it.withFresh(Namespace.USER) }; user(1000) } | "setresgid(1000, 1000, 1000): EINVAL, invalid argument; group 1000 has no mapping in the container's user namespace, which has 0; map it, or name one of those (step N, inside step N)"
        'an empty cpuset' | { cpu(CpuLimits.NONE.withCpus('0')); beforeLaunch { parent('cpuset').resolve('web/cpuset.cpus').toFile().text = '\n' } } | "join CG/web: ENOSPC, no space left on device; cpuset.cpus of CG/web is empty, and a process needs at least one to be in there; its parent has $CPUS: write some of these into it (step N, inside step N)"
        'CPUs that this host has not' | { cpu(CpuLimits.NONE.withCpus('0-900')) } | "write(\"CG/web/cpuset.cpus\", \"0-900\"): ERANGE, numerical result out of range; this host has CPUs $CPUS, and 0-900 asks for others; choose among those (step N)"
        'memory nodes that this host has not' | { cpu(CpuLimits.NONE.withMems('60')) } | "write(\"CG/web/cpuset.mems\", \"60\"): EINVAL, invalid argument; this host has memory nodes $MEMS, and 60 asks for others; choose among those (step N)"
        'CPUs that the parent has not' | { makeParent('cpuset').resolve('cpuset.cpus').toFile().text = '0'; cpu(CpuLimits.NONE.withCpus('1')) } | 'write("CG/web/cpuset.cpus", "1"): EACCES, permission denied; CG has CPUs 0, and 1 asks for others; choose among those (step N)'
        'a quota below 1 ms' | { set('cpu.cfs_quota_us', '500') } | 'write("CG/web/cpu.cfs_quota_us", "500"): EINVAL, invalid argument; the kernel takes no quota below 1000 microseconds (1 ms); ask for more, with a longer period if need be; -1 is no limit (step N)'
        'a quota above that of the parent' | { makeParent('cpu').resolve('cpu.cfs_quota_us').toFile().text = '50000'; cpu(CpuLimits.NONE.withQuotaMicros(80000)) } | 'write("CG/web/cpu.cfs_quota_us", "80000"): EINVAL, invalid argument; 80% of a CPU is more than the 50% of CG above it; ask for at most that, or raise cpu.cfs_quota_us there first (step N)'
        'a period of two seconds' | { set('cpu.cfs_period_us', '2000000') } | 'write("CG/web/cpu.cfs_period_us", "2000000"): EINVAL, invalid argument; the kernel takes periods of 1000 to 1000000 microseconds; 100000 is usual (step N)'
        'a burst above the quota' | { cpu(CpuLimits.NONE.withQuotaMicros(50000)); set('cpu.cfs_burst_us', '60000') } | 'write("CG/web/cpu.cfs_burst_us", "60000"): EINVAL, invalid argument; cpu.cfs_quota_us is 50000 microseconds, and a burst may not be longer; ask for at most that (step N)'
        'memory and swap below memory' | { limits(Limits.NONE.withMemory(MemoryLimits.NONE.withLimit(64 << 20))); set('memory.memsw.limit_in_bytes', '1048576') } | 'write("CG/web/memory.memsw.limit_in_bytes", "1048576"): EINVAL, invalid argument; memory.limit_in_bytes is 67108864 bytes (64 MiB), and memory and swap together cannot be less; ask for at least that, or lower memory.limit_in_bytes first (step N)'
        'an unknown control file' | { set('cpu.cfs_quta_us', '5000') } | 'open("CG/web/cpu.cfs_quta_us"): ENOENT, no such file or directory; CG/web has no file cpu.cfs_quta_us; did you mean cpu.cfs_quota_us? (step N)'
        "one of the other version" | { set('memory.high', '1m') } | 'open("CG/web/memory.high"): ENOENT, no such file or directory; CG/web has no file memory.high; memory.high is of v2; v1 has no such thing: v1 knows only the hard memory.limit_in_bytes (step N)'
        'one that is like no other' | { set('pids.bananas', '5000') } | 'open("CG/web/pids.bananas"): ENOENT, no such file or directory; CG/web has no file pids.bananas; there are pids.current, pids.events, pids.max, pids.peak (step N)'
        'a value that is no number' | { set('pids.max', 'many') } | 'write("CG/web/pids.max", "many"): EINVAL, invalid argument; pids.max takes a number from 0 on, or max; it holds max now (step N)'
        'a value out of range' | { set('cpu.shares', '9' * 30) } | "write(\"CG/web/cpu.shares\", \"${'9' * 30}\"): ERANGE, numerical result out of range; cpu.shares takes a number from 2 to 262144; it holds 1024 now (step N)"
        'a file that only tells' | { set('pids.current', '1') } | 'write("CG/web/pids.current", "1"): EINVAL, invalid argument; pids.current can only be read; write pids.max (step N)'
        'a disk that is not there' | { set('blkio.throttle.read_bps_device', '255:99 1000') } | "write(\"CG/web/blkio.throttle.read_bps_device\", \"255:99 1000\"): ENODEV, no such device; there is no block device 255:99; this host has $DISKS (step N)"
        'an init without room for its child' | { limits(Limits.NONE.withPids(1)); init() } | 'clone(CLONE_VM|CLONE_VFORK|SIGCHLD): EAGAIN, resource temporarily unavailable; pids.max of CG/web is 1; allow more processes: a container with init needs 2 (step N, inside step N)'
        'a threaded parent' | { makeParent('unified').resolve('cgroup.type').toFile().text = 'threaded' } | 'clone3(CLONE_VM|CLONE_VFORK|CLONE_PIDFD|CLONE_CLEAR_SIGHAND|CLONE_NEWPID|CLONE_NEWUTS|CLONE_INTO_CGROUP<unified cgroup>): EOPNOTSUPP, operation not supported; cgroup.type of CG/web is domain invalid, below CG, which is threaded: no process can start in there; use a parent of type domain; a threaded one cannot be turned back, so remove it (step N)'
        'a cgroup that is there already' | { makeParent('unified'); makeCgroup(parent('unified').resolve('web')) } | 'mkdir("CG/web", 0755): EEXIST, file exists; a cgroup of this name is there already, with nobody in it; rmdir CG/web (step N)'
        'a state directory without inodes' | { stateRoot = tmpfs('small', 'nr_inodes=1').resolve('state') } | 'mkdir("HOME/small/state", 0700): ENOSPC, no space left on device; containers are noted in HOME/small/state, and its file system (HOME/small (tmpfs)) has no inodes left for another file; make room there (step N)'
        'a state directory that is full' | { stateRoot = tmpfs('small', 'size=4k'); new File(stateRoot, 'big').bytes = new byte[4096] } | 'write("HOME/small/.draft"): ENOSPC, no space left on device; containers are noted in HOME/small, and its file system (HOME/small (tmpfs)) has 0 bytes left; make room there (step N)'
        'a read-only state directory' | { stateRoot = tmpfs('small', 'ro').resolve('state') } | 'mkdir("HOME/small/state", 0700): EROFS, read-only file system; containers are noted in HOME/small/state, and its file system (HOME/small (tmpfs)) is mounted read-only; mount -o remount,rw HOME/small (step N)'
        'a state directory that is a file' | { stateRoot = Files.createFile(home.resolve('file')) } | 'open("HOME/file/.draft"): ENOTDIR, not a directory; containers are noted in HOME/file, and HOME/file is a file, not a directory; remove it (step N)'
    }

    def "a cgroup that has others in it names them"() {
        given:
        bench.makeParent('unified')
        def taken = bench.makeCgroup(bench.parent('unified').resolve('web'))
        def sleeper = bench.sleeper()
        taken.resolve('cgroup.procs').toFile().text = sleeper.pid()

        expect:
        bench.line { bench.start() } == 'mkdir("CG/web", 0755): EEXIST, file exists; a cgroup of this name is there already, ' +
                "with pid ${sleeper.pid()} (sleep); end them and remove it, or choose another name (step N)"
        sleeper.alive
    }

    def "a name in use names who has it, and leaves him alone"() {
        given:
        bench.run('/bin/busybox', 'sleep', '1000')
        def first = bench.start()
        def self = ProcessHandle.current().pid()

        expect:
        bench.line { bench.start() } == "claim HOME/state/web: EEXIST, file exists; the container web of process $self (java) has this name " +
                "and runs as pid ${first.pid()} (busybox); end it (kill -9 ${first.pid()}) or choose another name (step N)"
        first.isRunning()
    }

    def "a memory limit below what is used says how much that is"() {
        given:
        bench.limits(Limits.NONE.withMemory(MemoryLimits.NONE.withLimit(64 << 20).withSwap(0)))
        bench.run('/bin/sh', '-c', '/bin/busybox dd if=/dev/zero of=/dev/shm/x bs=1M count=24; echo done >&2; exec /bin/busybox sleep 1000')
        def container = bench.start()
        def memory = bench.parent('memory').resolve('web')
        while (memory.resolve('memory.usage_in_bytes').toFile().text.toLong() < 24 << 20) {
            Thread.sleep(10)
        }

        when:
        def line = bench.line { container.update(Limits.NONE.withMemory(MemoryLimits.NONE.withLimit(8 << 20).withSwap(0))) }

        then:
        line ==~ /write\("CG\/web\/memory.limit_in_bytes", "8388608"\): EBUSY, device or resource busy; memory.usage_in_bytes is \d+ bytes \(2[4-9][.\d]* MiB\) / +
                /\(pid ${container.pid()} \(busybox\)\), which the kernel could not reclaim below 8388608 bytes \(8 MiB\); / +
                /ask for more, or let the processes free some first/
        memory.resolve('memory.limit_in_bytes').toFile().text.trim() == '67108864'
    }

    def "a control file that a running container has not"() {
        given:
        bench.limits(Limits.NONE.withPids(10))
        bench.run('/bin/busybox', 'sleep', '1000')
        def container = bench.start()

        expect:
        bench.line { container.update(Limits.NONE.withSettings([new Setting('pids.mox', '5')])) } ==
                'open("CG/web/pids.mox"): ENOENT, no such file or directory; CG/web has no file pids.mox; did you mean pids.max?'
    }

    def "a program that a running container has not"() {
        given:
        bench.run('/bin/busybox', 'sleep', '1000')
        def container = bench.start()

        expect:
        bench.line { container.exec(ProcessSpec.DEFAULT.withArgs(['/bin/bash']), Stdio.CAPTURE) } ==
                'exec /bin/bash: ENOENT, no such file or directory; container web has no /bin/bash; /bin/sh is there (step N, inside step N)'
    }

    def "a cgroup that cannot be removed names who is in it"() {
        given:
        def group = bench.makeParent('pids')
        def sleeper = bench.sleeper()
        group.resolve('cgroup.procs').toFile().text = sleeper.pid()

        expect:
        bench.line { new CgroupDirectories(new Kernel()).remove(group) } ==
                "rmdir(\"CG\"): EBUSY, device or resource busy; it still has pid ${sleeper.pid()} (sleep); end them or move them elsewhere, then rmdir CG"
    }
}
