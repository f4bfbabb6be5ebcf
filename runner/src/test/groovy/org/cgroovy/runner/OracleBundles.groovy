package org.cgroovy.runner

import com.fasterxml.jackson.jr.ob.JSON
import org.cgroovy.spec.OciJson
import org.cgroovy.spec.Root

/** Bundles for {@code OracleIT}: each the usual container with some twists, the same ones in every run. */
class OracleBundles {
    /** One bundle; what of it is of interest beside all else: control files, relative to /sys/fs/cgroup. */
    static class Bundle {
        int number
        List<Twist> twists
        Map<String, ?> config
        List<String> files

        String getId() {
            "b$number"
        }

        @Override
        String toString() {
            "$number: ${twists*.name.join(', ')}"
        }
    }

    /** A change of a config.json. Two of the same subject do not go together. */
    static class Twist {
        final String name
        final String subject
        final Closure<?> change
        final List<String> files

        Twist(String subject, String name, List<String> files = [], Closure<?> change) {
            this.subject = subject
            this.name = name
            this.change = change
            this.files = files
        }
    }

    private final Root root
    /** A directory of the host to bind, and namespaces to join, by OCI's name of their kind. */
    private final File host
    private final Map<String, String> joinable
    private final boolean unified
    private final List<Twist> twists

    /** @param unified whether the host has v2 alone */
    OracleBundles(Root root, File host, Map<String, String> joinable, boolean unified) {
        this.unified = unified
        this.root = root
        this.host = host
        this.joinable = joinable
        this.twists = all()
    }

    /** Each twist alone, then some together, until there are so many. */
    List<Bundle> bundles(int count) {
        (0..<count).collect { bundle(it) }
    }

    Bundle bundle(int number) {
        def random = new Random(number)
        def chosen = number == 0 ? [] : [twists[(number - 1) % twists.size()]]
        if (number > twists.size()) {
            (1 + random.nextInt(4)).times {
                def other = twists[random.nextInt(twists.size())]
                if (chosen.every { it.subject != other.subject }) {
                    chosen << other
                }
            }
        }
        twisted(number, chosen)
    }

    private Bundle twisted(int number, List<Twist> chosen) {
        // In another's cgroup namespace runc shows that one's control files, or the host's.
        def files = chosen.any { it.name == "another's cgroup namespace" } ? [] : chosen.collectMany { it.files }
        def probe = ['/bin/sh', '/probe.sh', *files]
        def config = JSON.std.mapFrom(OciJson.describe(Lab.spec(root: root, probe)))
        config.ociVersion = '1.0.2' // older runtimes know no later one
        config.remove('annotations')
        config.linux.remove('seccomp')
        config.linux.remove('cgroupsPath')
        chosen.each { it.change.call(config) }
        new Bundle(number: number, twists: chosen, config: config, files: files)
    }

    private List<Twist> all() {
        [*namespaces(), *users(), *process(), *rights(), *mounts(), *paths(), *limits(), *devices()]
    }

    private List<Twist> namespaces() {
        def without = { Map config, String kind -> config.linux.namespaces.removeIf { it.type == kind } }
        // With the host's cgroup namespace runc mounts v2 anew, which takes the option nsdelegate from the host's mount.
        def shared = (['pid', 'uts', 'ipc', 'network'] + (unified ? [] : ['cgroup'])).collect { kind ->
            new Twist(kind, "the host's $kind namespace", { without(it, kind) })
        }
        def joined = joinable.collect { kind, path ->
            new Twist(kind, "another's $kind namespace", { without(it, kind); it.linux.namespaces << [type: kind, path: path] })
        }
        def user = { Map config, List maps ->
            config.linux.namespaces << [type: 'user']
            config.linux.uidMappings = maps.collect { [containerID: it[0], hostID: it[1], size: it[2]] }
            config.linux.gidMappings = config.linux.uidMappings
        }
        [*shared, *joined,
         new Twist('network', "the host's network in a user namespace", { without(it, 'network'); user(it, [[0, 100000, 65536]]) }),
         new Twist('user', 'a user namespace of 65536 ids', { user(it, [[0, 100000, 65536]]) }),
         new Twist('user', 'a user namespace with three maps', { user(it, [[0, 200000, 1000], [1000, 300000, 1], [1001, 201001, 60000]]) }),
         new Twist('user', "another's user namespace", { user(it, [[0, 100000, 65536]]); it.linux.namespaces.find { it.type == 'user' }.path = '@user/user' }),
         new Twist('user', "another's user namespace, without maps", { it.linux.namespaces << [type: 'user', path: '@user/user'] }),
         new Twist('user', "another's user and network namespaces", {
             user(it, [[0, 100000, 65536]])
             it.linux.namespaces.find { it.type == 'user' }.path = '@user/user'
             it.linux.namespaces.find { it.type == 'network' }.path = '@user/net'
         }),
         new Twist('time', 'a time namespace', { it.linux.namespaces << [type: 'time'] }),
         new Twist('time', 'a time namespace with other clocks', {
             it.linux.namespaces << [type: 'time']
             it.linux.timeOffsets = [boottime: [secs: 1000], monotonic: [secs: 500]]
         }),
         new Twist('uts', 'a host name', { it.hostname = 'inside' }),
         new Twist('uts', 'a long host name', { it.hostname = 'x' * 64 })]
    }

    private static List<Twist> users() {
        [new Twist('id', 'user 1000', { it.process.user = [uid: 1000, gid: 1000] }),
         new Twist('id', 'user 33, group 44, groups 10 and 20', { it.process.user = [uid: 33, gid: 44, additionalGids: [10, 20]] }),
         new Twist('id', 'root with groups', { it.process.user = [uid: 0, gid: 0, additionalGids: [0, 5, 100]] }),
         new Twist('id', 'root with another group', { it.process.user = [uid: 0, gid: 7] }),
         new Twist('umask', 'umask 077', { it.process.user.umask = 077 }),
         new Twist('umask', 'umask 0', { it.process.user.umask = 0 })]
    }

    private static List<Twist> process() {
        def variables = { Map config, List<String> more -> config.process.env = config.process.env + more }
        [new Twist('env', 'variables', { variables(it, ['A=1', 'EMPTY=', 'WITH=a=b c']) }),
         new Twist('env', 'HOME and TERM', { variables(it, ['HOME=/tmp', 'TERM=xterm']) }),
         new Twist('env', 'no variables', { it.process.env = [] }),
         new Twist('env', 'letters', { variables(it, ['Ä=ö€', 'TAB=\t.']) }),
         new Twist('env', 'a variable twice', { variables(it, ['A=1', 'A=2']) }),
         new Twist('cwd', 'in /tmp', { it.process.cwd = '/tmp' }),
         new Twist('cwd', 'in /dev/shm', { it.process.cwd = '/dev/shm' }),
         new Twist('cwd', 'in a directory that is missing', { it.process.cwd = '/made/by/cwd' }),
         new Twist('args', 'more arguments', { it.process.args += ['a b', '', '"', 'ä'] }),
         new Twist('args', 'a program by its name', { it.process.args = ['sh', *it.process.args.drop(1)] }),
         new Twist('oom', 'killed first', { it.process.oomScoreAdj = 1000 }),
         new Twist('oom', 'killed late', { it.process.oomScoreAdj = -500 }),
         new Twist('oom', 'oom_score_adj 0', { it.process.oomScoreAdj = 0 }),
         new Twist('rlimits', '64 open files', { it.process.rlimits = [[type: 'RLIMIT_NOFILE', soft: 64, hard: 128]] }),
         new Twist('rlimits', 'many rlimits', {
             it.process.rlimits = [[type: 'RLIMIT_CORE', soft: 0, hard: 0], [type: 'RLIMIT_CPU', soft: 60, hard: 90],
                                   [type: 'RLIMIT_DATA', soft: 1 << 28, hard: 1 << 29], [type: 'RLIMIT_FSIZE', soft: 1 << 20, hard: 1 << 21],
                                   [type: 'RLIMIT_LOCKS', soft: 7, hard: 8], [type: 'RLIMIT_MEMLOCK', soft: 65536, hard: 65536],
                                   [type: 'RLIMIT_MSGQUEUE', soft: 4096, hard: 8192], [type: 'RLIMIT_NICE', soft: 10, hard: 20]]
         }),
         new Twist('rlimits', 'the other rlimits', {
             it.process.rlimits = [[type: 'RLIMIT_NPROC', soft: 500, hard: 600], [type: 'RLIMIT_RSS', soft: 5, hard: 6],
                                   [type: 'RLIMIT_RTPRIO', soft: 1, hard: 2], [type: 'RLIMIT_RTTIME', soft: 1000, hard: 2000],
                                   [type: 'RLIMIT_SIGPENDING', soft: 20, hard: 30], [type: 'RLIMIT_STACK', soft: 1 << 22, hard: 1 << 23],
                                   [type: 'RLIMIT_AS', soft: 1 << 29, hard: 1 << 30]]
         }),
         new Twist('rlimits', 'unlimited core files', { it.process.rlimits = [[type: 'RLIMIT_CORE', soft: 0, hard: 18446744073709551615G]] })]
    }

    private static List<Twist> rights() {
        def capabilities = { Map config, List<String> names ->
            def list = names.collect { "CAP_$it".toString() }
            config.process.capabilities = [bounding: list, effective: list, permitted: list]
        }
        def some = ['CHOWN', 'KILL', 'NET_RAW', 'SETUID', 'SETGID', 'MKNOD']
        def filter = { Map config, List rules -> config.linux.seccomp = [defaultAction: 'SCMP_ACT_ALLOW', architectures: ['SCMP_ARCH_X86_64', 'SCMP_ARCH_AARCH64'], syscalls: rules] }
        [new Twist('capabilities', 'no capabilities', { capabilities(it, []) }),
         new Twist('capabilities', 'some capabilities', { capabilities(it, some) }),
         new Twist('capabilities', 'SYS_ADMIN', { capabilities(it, some + ['SYS_ADMIN', 'SYS_CHROOT']) }),
         new Twist('capabilities', 'all capabilities', { capabilities(it, org.cgroovy.linux.Capability.values()*.name()) }),
         new Twist('capabilities', 'SYS_NICE and DAC_OVERRIDE', { capabilities(it, ['SYS_NICE', 'DAC_OVERRIDE', 'SETUID', 'SETGID']) }),
         new Twist('privileges', 'new privileges', { it.process.noNewPrivileges = false }),
         new Twist('seccomp', "Docker's filter", { it.linux.seccomp = JSON.std.mapFrom(OciJson.write(Lab.spec(['x']))).linux.seccomp }),
         new Twist('seccomp', 'a filter against mkdir', {
             filter(it, [[names: ['mkdir', 'mkdirat'], action: 'SCMP_ACT_ERRNO', errnoRet: 38], [names: ['fchmodat', 'chmod'], action: 'SCMP_ACT_ERRNO']])
         }),
         new Twist('seccomp', 'a filter with a comparison', {
             filter(it, [[names: ['mknod'], action: 'SCMP_ACT_ERRNO', args: [[index: 1, value: 020000, valueTwo: 020000, op: 'SCMP_CMP_MASKED_EQ']]]])
         }),
         new Twist('seccomp', 'a filter with flags', {
             filter(it, [[names: ['symlink', 'symlinkat'], action: 'SCMP_ACT_ERRNO', errnoRet: 1]])
             it.linux.seccomp.flags = ['SECCOMP_FILTER_FLAG_LOG']
         })]
    }

    private List<Twist> mounts() {
        def bind = { String name, List<String> options ->
            new Twist('bind', name, { it.mounts << [destination: '/host', type: 'bind', source: host.path, options: options] })
        }
        def tmpfs = { String name, List<String> options ->
            new Twist('tmpfs', name, { it.mounts << [destination: '/mnt/tmpfs', type: 'tmpfs', source: 'tmpfs', options: options] })
        }
        def change = { Map config, String destination, Closure what -> config.mounts.find { it.destination == destination }?.with(what) }
        [bind('a directory of the host', ['rbind']), bind('one read-only', ['rbind', 'ro']), bind('one nosuid, nodev, noexec', ['rbind', 'nosuid', 'nodev', 'noexec']),
         bind('one bound alone', ['bind', 'ro']), bind('one private', ['rbind', 'rprivate']), bind('one noatime', ['bind', 'noatime']),
         bind('one nodiratime', ['rbind', 'nodiratime', 'relatime']), bind('one strictatime', ['bind', 'strictatime']),
         bind('one that is first read-only', ['rbind', 'ro', 'rw']), bind('one slave', ['rbind', 'rslave']), bind('one shared', ['rbind', 'rshared']),
         bind('one unbindable', ['bind', 'unbindable']),
         new Twist('bind', 'a file of the host', { it.mounts << [destination: '/etc/host-file', type: 'bind', source: "$host.path/file".toString(), options: ['bind', 'ro']] }),
         new Twist('bind', 'a bind without a type', { it.mounts << [destination: '/host', source: host.path, options: ['rbind', 'ro']] }),
         new Twist('bind', 'a directory of the bundle', { it.mounts << [destination: '/host/a/b', type: 'none', source: 'data', options: ['rbind']] }),
         tmpfs('a tmpfs', []), tmpfs('a small one', ['size=64k', 'nr_inodes=20']), tmpfs('one with a mode', ['mode=1777', 'size=1m', 'nosuid', 'nodev']),
         tmpfs('one of a user', ['uid=5', 'gid=6', 'mode=0750', 'noexec']), tmpfs('one read-only', ['ro', 'noatime']), tmpfs('one shared', ['size=1m', 'shared']),
         tmpfs('one with the last word', ['ro', 'nosuid', 'rw', 'suid', 'nodev', 'exec']), tmpfs('one strictatime', ['strictatime', 'sync']),
         tmpfs('one dirsync', ['dirsync', 'nodiratime']),
         new Twist('proc', 'proc without options', { change(it, '/proc') { options = [] } }),
         new Twist('proc', 'proc with hidepid', { change(it, '/proc') { options = ['nosuid', 'hidepid=2'] } }),
         new Twist('shm', 'a small /dev/shm', { change(it, '/dev/shm') { options = ['nosuid', 'mode=1777', 'size=8k'] } }),
         new Twist('sys', '/sys that can be written', { change(it, '/sys') { options = ['nosuid', 'noexec', 'nodev'] } }),
         new Twist('sys', 'no /sys', { it.mounts.removeIf { it.destination.startsWith('/sys') } }),
         new Twist('cgroups', 'no /sys/fs/cgroup', { it.mounts.removeIf { it.destination == '/sys/fs/cgroup' } }),
         new Twist('cgroups', 'cgroups that can be written', { change(it, '/sys/fs/cgroup') { options = ['nosuid', 'nodev', 'noexec', 'relatime'] } }),
         new Twist('mqueue', 'no /dev/mqueue', { it.mounts.removeIf { it.destination == '/dev/mqueue' } }),
         new Twist('dev', 'a larger /dev', { change(it, '/dev') { options = ['nosuid', 'strictatime', 'mode=755', 'size=1m'] } })]
    }

    private static List<Twist> paths() {
        [new Twist('root', 'a read-only root', { it.root.readonly = true }),
         new Twist('masked', 'nothing masked', { it.linux.maskedPaths = [] }),
         new Twist('masked', 'a file and a directory masked', { it.linux.maskedPaths += ['/etc/passwd', '/home', '/proc/version', '/nowhere'] }),
         new Twist('readonly', 'nothing read-only', { it.linux.readonlyPaths = [] }),
         new Twist('readonly', 'more read-only', { it.linux.readonlyPaths += ['/etc', '/nowhere', '/proc/version'] }),
         new Twist('propagation', 'a private root', { it.linux.rootfsPropagation = 'rprivate' }),
         new Twist('annotations', 'annotations', { it.annotations = [a: 'b', 'org.example': 'c d'] })]
    }

    private static List<Twist> limits() {
        def limit = { String kind, String name, List<String> files, Closure change ->
            new Twist(kind, name, files, { config -> config.linux.resources = config.linux.resources ?: [:]; change(config.linux.resources) })
        }
        def cpu = ['cpu/cpu.cfs_quota_us', 'cpu/cpu.cfs_period_us', 'cpu/cpu.shares', 'cpu.max', 'cpu.weight']
        def memory = ['memory/memory.limit_in_bytes', 'memory/memory.soft_limit_in_bytes', 'memory/memory.memsw.limit_in_bytes', 'memory.max', 'memory.low', 'memory.swap.max']
        def sets = ['cpuset/cpuset.cpus', 'cpuset/cpuset.mems', 'cpuset.cpus', 'cpuset.mems']
        def hugetlb = ['hugetlb/hugetlb.2MB.limit_in_bytes', 'hugetlb.2MB.max']
        def io = ['blkio/blkio.throttle.read_bps_device', 'blkio/blkio.throttle.write_bps_device', 'blkio/blkio.throttle.read_iops_device',
                  'blkio/blkio.throttle.write_iops_device', 'blkio/blkio.weight', 'blkio/blkio.bfq.weight', 'io.max', 'io.weight', 'io.bfq.weight']
        [limit('pids', '10 processes', ['pids/pids.max', 'pids.max'], { it.pids = [limit: 40] }),
         limit('pids', 'any number of processes', ['pids/pids.max', 'pids.max'], { it.pids = [limit: -1] }),
         limit('cpu', 'half a CPU', cpu, { it.cpu = [quota: 50000, period: 100000] }),
         limit('cpu', 'CPU shares', cpu, { it.cpu = [shares: 512] }),
         limit('cpu', 'a quota and shares', cpu, { it.cpu = [shares: 2000, quota: 20000, period: 10000] }),
         limit('cpu', 'no quota', cpu, { it.cpu = [quota: -1] }),
         limit('cpuset', 'one CPU', sets, { it.cpu = (it.cpu ?: [:]) + [cpus: '0'] }),
         limit('cpuset', 'a CPU and a memory node', sets, { it.cpu = (it.cpu ?: [:]) + [cpus: '0', mems: '0'] }),
         limit('memory', '64 MiB', memory, { it.memory = [limit: 64 << 20] }),
         limit('memory', '64 MiB, and a reservation', memory, { it.memory = [limit: 64 << 20, reservation: 32 << 20] }),
         limit('memory', '64 MiB and as much swap', memory, { it.memory = [limit: 64 << 20, swap: 128 << 20] }),
         limit('memory', '64 MiB and no swap', memory, { it.memory = [limit: 64 << 20, swap: 64 << 20] }),
         limit('memory', 'a limit that is none', memory, { it.memory = [limit: -1] }),
         limit('hugetlb', 'huge pages', hugetlb, { it.hugepageLimits = [[pageSize: '2MB', limit: 4 << 20]] }),
         limit('io', 'a weight for io', io, { it.blockIO = [weight: 300] }),
         limit('io', 'io of a disk', io, {
             it.blockIO = [throttleReadBpsDevice: [[major: 254, minor: 0, rate: 1 << 20]], throttleWriteIOPSDevice: [[major: 254, minor: 0, rate: 100]]]
         })]
    }

    private static List<Twist> devices() {
        def list = ['devices/devices.list']
        def rules = { String name, List given -> new Twist('devices', name, list, { config -> config.linux.resources = config.linux.resources ?: [:]; config.linux.resources.devices = given }) }
        def none = [allow: false, access: 'rwm']
        [rules('no devices but the usual', [none]),
         rules('a device more', [none, [allow: true, type: 'c', major: 10, minor: 229, access: 'rw']]),
         rules('a device more, and no word about others', [[allow: true, type: 'c', major: 10, minor: 201, access: 'rw']]),
         rules('a whole major number', [none, [allow: true, type: 'b', major: 254, access: 'r']]),
         rules('every device', [[allow: true, access: 'rwm']])]
    }
}
