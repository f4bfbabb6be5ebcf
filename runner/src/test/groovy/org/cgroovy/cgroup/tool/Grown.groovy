package org.cgroovy.cgroup.tool

import org.cgroovy.it.Host

import java.nio.file.Files
import java.nio.file.LinkOption
import java.nio.file.Path

/** Random cgroups in v1 hierarchies, a named one and v2, with random settings, owners and modes. Closing removes all. */
class Grown implements Closeable {
    static final List<String> CONTROLLERS = ['pids', 'memory', 'devices', 'cpu', 'cpuset', 'freezer', 'blkio', 'cpuacct']

    /** Files whose values come and go by themselves, or follow from others. */
    private static final String MOVING =
            /.*(usage|stat|failcnt|current|peak|events|slabinfo|_pressure|pressure_level|io_service).*|(cpu|memory|io|irq)\.pressure/

    private static final int NOBODY = 65534

    final String top
    final Map<String, Path> roots
    final List<String> paths = []
    private final Path scratch = Files.createTempDirectory('cgroovy-grown')
    private final NamedMount named
    private final Random random

    Grown(long seed) {
        random = new Random(seed)
        top = "cgroovy-grown-$seed-${ProcessHandle.current().pid()}"
        named = new NamedMount("cgroovy-grown-$seed", scratch.resolve('a "named" one'))
        named.mount()
        roots = CONTROLLERS.findAll { Host.hasV1(it) }.collectEntries { [it, Path.of('/sys/fs/cgroup', it)] }
        roots["name=$named.name".toString()] = named.directory
        if (Files.isDirectory(Path.of('/sys/fs/cgroup/unified'))) {
            roots.cgroup = Path.of('/sys/fs/cgroup/unified')
        }
        grow()
        roots.each { name, root -> paths.each { plant(name, root.resolve(it)) } }
        // Owners last: a new cgroup is its maker's.
        roots.values().each { root -> paths.each { own(root.resolve(it)) } }
    }

    /** What there is: of every file owner, mode and, when it is a setting, its value. */
    Map<String, String> state() {
        def state = new TreeMap<String, String>()
        roots.each { name, root ->
            if (Files.isDirectory(root.resolve(top))) {
                Files.walk(root.resolve(top)).withCloseable { it.forEach { Path path -> state["$name:${root.relativize(path)}".toString()] = describe(path) } }
            }
        }
        state
    }

    /** The same without owners and modes. */
    Map<String, String> values() {
        state().collectEntries { name, text -> [name, text.replaceFirst(/^\S+ \S+ \S+/, '')] }
    }

    void delete() {
        roots.values().each { Twins.removeTree(it.resolve(top)) }
    }

    /** A named hierarchy vanishes with its mount. */
    void unmount() {
        named.end()
    }

    @Override
    void close() {
        delete()
        unmount()
        scratch.toFile().deleteDir()
    }

    private String describe(Path path) {
        def attributes = Files.readAttributes(path, 'unix:mode,uid,gid', LinkOption.NOFOLLOW_LINKS)
        def name = path.fileName.toString()
        def value = Files.isDirectory(path) || name ==~ MOVING ? '' : text(path).readLines().sort().join('\n')
        "${Integer.toOctalString((attributes.mode as int) & 07777)} $attributes.uid $attributes.gid $value"
    }

    private static String text(Path file) {
        try {
            return file.toFile().text.trim()
        } catch (IOException e) {
            return 'unreadable'
        }
    }

    private void grow() {
        paths << top
        12.times {
            def path = "${one(paths)}/${name()}".toString()
            if (path.count('/') < 6 && !(path in paths)) {
                paths << path
            }
        }
    }

    private String name() {
        def names = ['a', 'web', 'a b', ' x', 'x ', 'v1.2', '.hidden', 'q\'s', 'say "hi"', '#1', 'a,b', '%u', '*', '\\', 'back\\slash',
            'tab\there', 'group', 'default', 'mount', 'a{b}', 'c;d=e', 'n' * 200]
        if (System.getProperty('sun.jnu.encoding') == 'UTF-8') {
            names.addAll(['zoë', '容器', '🐧'])
        }
        one(names) + (random.nextInt(3) ? random.nextInt(1000) : '')
    }

    private void plant(String hierarchy, Path group) {
        Files.createDirectory(group)
        if (hierarchy == 'cpuset') {
            ['cpuset.cpus', 'cpuset.mems'].each { put(group, it, text(group.parent.resolve(it))) }
        }
        settings(hierarchy).each { file, values -> if (random.nextInt(3) == 0) put(group, file, one(values)) }
        if (hierarchy == 'devices' && random.nextBoolean()) {
            put(group, 'devices.deny', 'a')
            ['c 1:3 rwm', 'c 1:5 r', 'b *:* m', 'c 5:* rw'].each { if (random.nextBoolean()) put(group, 'devices.allow', it) }
        }
    }

    /** More than one may have: what the kernel refuses is not set. */
    private Map<String, List> settings(String hierarchy) {
        def core = hierarchy == 'cgroup' ? [:] : [notify_on_release: [1, 0], 'cgroup.clone_children': [1, 0]]
        core + ([
            pids: ['pids.max': [7, 100, 'max']],
            memory: ['memory.limit_in_bytes': [1 << 25, 1 << 26, -1], 'memory.memsw.limit_in_bytes': [1 << 26, 1 << 27],
                'memory.soft_limit_in_bytes': [1 << 20], 'memory.swappiness': [0, 33, 100], 'memory.oom_control': [1, 0],
                'memory.kmem.tcp.limit_in_bytes': [1 << 20]],
            cpu: ['cpu.shares': [2, 512, 4096], 'cpu.cfs_period_us': [10000, 50000, 1000000], 'cpu.cfs_quota_us': [5000, 20000, 100000],
                'cpu.cfs_burst_us': [1000, 3000], 'cpu.idle': [1], 'cpu.rt_period_us': [2000000, 500000], 'cpu.rt_runtime_us': [1000, 0]],
            cpuset: ['cpuset.cpus': ['0', '1', '0-1'], 'cpuset.cpu_exclusive': [1], 'cpuset.mem_hardwall': [1], 'cpuset.memory_migrate': [1],
                'cpuset.memory_spread_page': [1], 'cpuset.sched_load_balance': [0], 'cpuset.sched_relax_domain_level': [2]],
            freezer: ['freezer.state': ['FROZEN']],
            blkio: ['blkio.throttle.read_bps_device': devices(1 << 20), 'blkio.throttle.write_bps_device': devices(1 << 21),
                'blkio.throttle.read_iops_device': devices(100), 'blkio.bfq.weight': [10, 500]],
            cgroup: ['cgroup.max.depth': [9, 20], 'cgroup.max.descendants': [50], 'cgroup.freeze': [1], 'cgroup.pressure': [0],
                'cgroup.type': ['threaded']],
        ][hierarchy] ?: [:])
    }

    /** Two lines, where the host has two disks. */
    private static List devices(int limit) {
        def numbers = new File('/sys/block').listFiles().findAll { new File(it, 'queue').directory }.collect { new File(it, 'dev').text.trim() }.sort()
        numbers.empty ? [] : [numbers.take(2).collect { "$it $limit" }.join('\n')]
    }

    private static void put(Path group, String file, Object value) {
        try {
            value.toString().eachLine { group.resolve(file).toFile().text = it }
        } catch (IOException e) {
            // Not there, or not in this group: both are well.
        }
    }

    private void own(Path group) {
        def files = group.toFile().listFiles().findAll { it.file }*.toPath().sort()
        def user = one([NOBODY, 0, 4711])
        switch (random.nextInt(7)) {
            case 0: [group, *files].each { chown(it, user, NOBODY) }; break
            case 1: [group, *files.findAll { it.fileName.toString() in ['tasks', 'cgroup.procs', 'cgroup.threads'] }].each { chown(it, user, user) }; break
            case 2: chown(one(files), user, NOBODY); break
            case 3: Files.setAttribute(group, 'unix:mode', one([0700, 0750, 02775, 0711])); break
            case 4: Files.setAttribute(one(files), 'unix:mode', one([0600, 0640, 0666, 0440])); break
            case 5:
                def mode = one([0600, 0664, 0660])
                files.findAll { it.fileName.toString() != 'tasks' }.each { file ->
                    Files.setAttribute(file, 'unix:mode', Ownership.within(mode, Files.getAttribute(file, 'unix:mode') as int))
                }
                break
        }
    }

    private static void chown(Path file, int uid, int gid) {
        Files.setAttribute(file, 'unix:uid', uid)
        Files.setAttribute(file, 'unix:gid', gid)
    }

    private <T> T one(List<T> all) {
        all.empty ? '' : all[random.nextInt(all.size())]
    }
}
