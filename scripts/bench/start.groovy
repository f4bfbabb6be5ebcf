// Start to exit of /bin/true in a busybox root, warm, in one run: median and 95th percentile over many rounds.
//
// In each round every contender runs once, in an order shuffled anew, so that noise hits all alike. The commands of
// others are started as the floor is, by a bare clone and exec: none of them pays for ProcessBuilder. The containers of
// ours, crun and runc have the same limits: half a CPU, 100 MiB, 10 processes.

import com.fasterxml.jackson.jr.ob.JSON
import org.cgroovy.cgroup.CgroupHost
import org.cgroovy.linux.Arg
import org.cgroovy.linux.Kernel
import org.cgroovy.linux.LaunchProgram
import org.cgroovy.linux.Launcher
import org.cgroovy.linux.Step
import org.cgroovy.linux.Syscall

import java.nio.file.Files
import java.nio.file.Path
import java.time.LocalDate
import java.util.concurrent.Callable
import java.util.concurrent.Executors

class Options {
    int rounds = 200
    int warmUps = 2500
    boolean json

    static Options parse(List<String> words) {
        def options = new Options()
        for (def left = words.iterator(); left.hasNext();) {
            switch (left.next()) {
                case '--rounds' -> options.rounds = left.next() as int
                case '--warm-ups' -> options.warmUps = left.next() as int
                case '--json' -> options.json = true
                default -> throw new IllegalArgumentException("usage: scripts/bench/start [--rounds N] [--warm-ups N] [--json], not $words")
            }
        }
        options
    }
}

/** The floor: clone3 and execve, with all namespaces shared and no limits. */
class Bare {
    private final kernel = new Kernel()
    private final launcher = new Launcher(kernel)

    void run(List<String> command) {
        def unblock = Step.of(Syscall.RT_SIGPROCMASK, Arg.number(2), new Arg.Struct([Arg.number(0)], '{}'), Arg.NULL, Arg.number(8))
        def exec = Step.of(Syscall.EXECVE, Arg.text(command[0]), new Arg.Texts(command), new Arg.Texts(['PATH=/usr/sbin:/usr/bin:/sbin:/bin']))
        def program = new LaunchProgram([] as Set, true, Optional.empty(), Optional.empty(), [unblock, exec])
        def child = launcher.launch(program, [:]) { }
        def status = kernel.waitFor(child.pidfd(), true).get()
        kernel.close(child.pidfd())
        if (status.signalled() || status.code() != 0) {
            throw new IllegalStateException("$command ended with $status")
        }
    }
}

class Host {
    static String find(String name) {
        '/usr/sbin:/usr/bin:/sbin:/bin:/usr/local/bin'.split(':').collect { "$it/$name".toString() }.find { new File(it).canExecute() }
    }

    static Map<String, Object> facts() {
        def cpus = new File('/proc/cpuinfo').readLines().findAll { it =~ /^(model name|CPU part)/ }
        [date: LocalDate.now().toString(), kernel: new File('/proc/sys/kernel/osrelease').text.trim(),
         cpu: cpus ? cpus[0].split(':')[1].trim() : 'unknown', cores: Runtime.runtime.availableProcessors(),
         jdk: "${System.getProperty('java.vm.name')} ${System.getProperty('java.runtime.version')}".toString(),
         cgroups: CgroupHost.read().mode().name().toLowerCase(), load: new File('/proc/loadavg').text.split()[0]]
    }

    /** Resident memory of this virtual machine, in KiB. */
    static long memory() {
        3.times { System.gc() }
        (new File('/proc/self/status').readLines().find { it.startsWith('VmRSS') } =~ /\d+/)[0] as long
    }
}

/** A bundle for crun and runc. */
class Bundle {
    static Path make(String runc, String root, Path directory) {
        assert [runc, 'spec', '--bundle', directory.toString()].execute().waitFor() == 0
        def file = directory.resolve('config.json').toFile()
        def config = JSON.std.mapFrom(file)
        config.process.terminal = false
        config.process.args = ['/bin/true']
        config.root.path = root
        config.linux.resources += [memory: [limit: 100 << 20], cpu: [quota: 50_000, period: 100_000], pids: [limit: 10]]
        file.text = JSON.std.asString(config)
        directory
    }
}

double percentile(List<Long> sorted, double share) {
    sorted[Math.min(sorted.size() - 1, (sorted.size() * share) as int)] / 1e6
}

def options = Options.parse(args.toList())
def note = { System.err.println it }
def root = busybox()
def bare = new Bare()
def full = { container { rootfs busybox(); limits { cpu 50.percent; memory 100.MiB; pids 10 }; run '/bin/true' } }

// --- the contenders
def contenders = [
    'cgroovy, full container': full,
    'ProcessBuilder': { new ProcessBuilder("$root/bin/true").start().waitFor() },
    'clone and exec (floor)': { bare.run(["$root/bin/true".toString()]) },
]
def work = Files.createTempDirectory('cgroovy-bench')
def number = 0
def command = { String name, String program, List<String> words ->
    def path = Host.find(program)
    if (path) {
        contenders[name] = { bare.run([path, *words]*.toString()) }
    } else {
        note "$program is not installed"
    }
}
command('unshare -muipnf --mount-proc', 'unshare', ['-muipnf', '--mount-proc', "$root/bin/true"])
command('bwrap --unshare-all', 'bwrap', ['--unshare-all', '--bind', root, '/', '--proc', '/proc', '--dev', '/dev', '/bin/true'])
def runc = Host.find('runc')
if (runc) {
    def bundle = Bundle.make(runc, root, work)
    ['crun', 'runc'].each { program ->
        def path = Host.find(program)
        if (path) {
            contenders["$program run".toString()] = { bare.run([path, 'run', '--bundle', bundle, "cgroovy-bench-${number++}"]*.toString()) }
        }
    }
}

try {
    // --- warm-up
    def warmUps = { String name -> name.startsWith('cgroovy') || name.startsWith('clone') ? options.warmUps : name == 'ProcessBuilder' ? options.warmUps.intdiv(5) : 5 }
    contenders.keySet().toList().each { name ->
        try {
            warmUps(name).times { contenders[name]() }
        } catch (IllegalStateException e) {
            note "$name does not work here: $e.message"
            contenders.remove(name)
        }
    }

    // --- rounds
    def times = contenders.collectEntries { name, run -> [name, []] }
    def order = contenders.keySet().toList()
    def random = new Random(1)
    def failures = [:].withDefault { 0 }
    options.rounds.times {
        Collections.shuffle(order, random)
        order.each { name ->
            def run = contenders[name]
            def began = System.nanoTime()
            try {
                run()
                times[name] << System.nanoTime() - began
            } catch (IllegalStateException e) {
                failures[name]++
            }
        }
    }
    failures.each { name, count -> note "$name failed in $count of $options.rounds rounds, which do not count" }
    def rows = times.findAll { name, nanos -> nanos }.collect { name, nanos ->
        nanos.sort()
        [name: name, medianMillis: percentile(nanos, 0.5d), p95Millis: percentile(nanos, 0.95d)]
    }.sort { it.medianMillis }

    // --- many at once
    def rates = [1, 2, 4].collectEntries { count ->
        def pool = Executors.newFixedThreadPool(count)
        def began = System.nanoTime()
        def each = Math.min(600, options.warmUps).intdiv(count)
        pool.invokeAll((1..count).collect { { each.times { full() } } as Callable })*.get()
        def rate = each * count * 1e9 / (System.nanoTime() - began)
        pool.shutdown()
        [count, rate]
    }

    // --- memory
    def before = Host.memory()
    def running = (1..100).collect {
        container { rootfs busybox(); limits { cpu 50.percent; memory 100.MiB; pids 10 }; start '/bin/sleep', '600' }
    }
    def grown = Host.memory() - before
    running*.remove()

    // --- report
    def facts = Host.facts()
    if (options.json) {
        println JSON.std.asString([host: facts, rounds: options.rounds, times: rows, perSecond: rates, memoryKiBPer100: grown])
        return
    }
    def median = { String name -> rows.find { it.name == name }.medianMillis }
    println facts.collect { key, value -> "$key $value" }.join(', ')
    println "$options.rounds rounds, times in ms\n"
    printf '%-30s %8s %8s %10s %8s\n', '', 'median', 'p95', '×PB', '×floor'
    rows.each {
        printf '%-30s %8.2f %8.2f %10.2f %8.2f\n', it.name, it.medianMillis, it.p95Millis,
                it.medianMillis / median('ProcessBuilder'), it.medianMillis / median('clone and exec (floor)')
    }
    println "\nfull containers per second: ${rates.collect { count, rate -> "${rate as int} from $count thread${count == 1 ? '' : 's'}" }.join(', ')}"
    println "memory of the virtual machine: $grown KiB more with 100 containers running"
} finally {
    work.toFile().deleteDir()
}
