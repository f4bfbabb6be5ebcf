import java.nio.file.Files
import java.nio.file.Path
import org.cgroovy.cgroup.CgroupHost
import org.cgroovy.cgroup.UsageReader

// Lists many cgroups with our words and commands, with the original lscgroup and with find; reads what 1,000 cgroups have
// used beside a bare open-read-close of the same files from C; starts tools beside a bare `java Hello`. Prints medians.

def here = Path.of(args[0])
def options = [cgroups: 10_000, rounds: 10]
for (int i = 1; i < args.length; i += 2) {
    options[args[i] - '--'] = args[i + 1] as int
}
def scripts = here.resolve('..').normalize()
def scratch = Files.createTempDirectory('cgroovy-bench')
def host = CgroupHost.read()
def top = '/cgroovy-bench'

def made = []
def sleeper = null
def make = { Path directory ->
    Files.createDirectory(directory)
    made << directory
}

def median = { List<Number> times -> times.sort()[times.size().intdiv(2)] / 1e6 }
def time = { int rounds, Closure<?> work ->
    median((1..rounds).collect {
        long begin = System.nanoTime()
        work()
        System.nanoTime() - begin
    })
}
def command = { Object... words ->
    def builder = new ProcessBuilder(words*.toString()).redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
    builder.environment().remove('CGROOVY_JAVA_OPTS') // this run's compilers are not those of a tool
    assert builder.start().waitFor() == 0: words
}
def table = { String title, Map<String, Number> rows, String unit ->
    println "| $title | ms | × $unit |\n|---|---|---|"
    rows.each { name, ms -> println String.format(Locale.ROOT, '| %s | %.2f | %.2f |', name, ms, ms / rows[unit]) }
    println()
}
def installed = { String program -> System.getenv('PATH').split(':').find { Files.isExecutable(Path.of(it, program)) } }
def original = '/usr/bin/lscgroup'

def handedDown = []
// On v2 a cgroup has the controllers that the one above hands down; what is handed down here is taken back.
def handDown = { Path directory ->
    def control = directory.resolve('cgroup.subtree_control').toFile()
    def (there, already) = [directory.resolve('cgroup.controllers').toFile(), control]*.text*.tokenize()
    (['cpu', 'memory', 'pids'].intersect(there) - already).each {
        control.text = "+$it"
        handedDown << [control, "-$it"]
    }
}

try {
    // --- listing
    def pids = host.controller('pids').get()
    def root = pids.mount().resolve(top.substring(1))
    if (pids.unified()) {
        handDown pids.mount()
    }
    make root
    if (pids.unified()) {
        handDown root
    }
    int groups = Math.max(1, (options.cgroups / 100) as int)
    for (i in 0..<groups) {
        make root.resolve("g$i")
        99.times { make root.resolve("g$i/c$it") }
    }
    def warm = { assert lscgroup("pids:$top").size() == groups * 100 + 1 }
    50.times { warm() }
    def listing = [:]
    if (Files.isExecutable(Path.of(original))) {
        listing['lscgroup of cgroup-tools'] = time(options.rounds) { command(original, "pids:$top") }
    }
    listing['find -type d'] = time(options.rounds) { command('find', root, '-type', 'd') }
    listing['scripts/lscgroup'] = time(options.rounds) { command(scripts.resolve('lscgroup'), "pids:$top") }
    listing['lscgroup() in the console, warm'] = time(options.rounds * 5) { warm() }
    table("${made.size()} cgroups listed", listing, listing.keySet()[0])

    // --- usage
    def hierarchies = ['cpu', 'cpuacct', 'memory', 'pids'].collect { host.controller(it) }.findAll { it.present }*.get().unique()
    def readers = (0..<1000).collect { i ->
        UsageReader.of(hierarchies.collectEntries { hierarchy ->
            def parent = hierarchy.mount().resolve(top.substring(1))
            if (!Files.exists(parent)) {
                make parent
            }
            make parent.resolve("u$i")
            [hierarchy, parent.resolve("u$i")]
        })
    }
    def read = { readers.each { it.read() } }
    20.times { read() }
    def names = ['cpuacct.usage', 'cpuacct.usage_user', 'cpuacct.usage_sys', 'cpu.stat', 'memory.usage_in_bytes',
        'memory.max_usage_in_bytes', 'memory.oom_control', 'pids.current', 'pids.peak', 'pids.events', 'memory.current',
        'memory.peak', 'memory.events']
    def files = scratch.resolve('files')
    files.toFile().text = (0..<1000).collectMany { i ->
        hierarchies.collectMany { hierarchy ->
            names.collect { hierarchy.mount().resolve("${top.substring(1)}/u$i/$it") }.findAll { Files.exists(it) }
        }
    }.join('\n')
    int opened = files.toFile().readLines().size()
    def usage = [:]
    if (installed('cc')) {
        scratch.resolve('bare.c').toFile().text = '''
            #include <fcntl.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <string.h>
            #include <time.h>
            #include <unistd.h>
            static char *names[100000];
            int main(int argc, char **argv) {
                char line[4096], buffer[4096];
                int count = 0;
                FILE *list = fopen(argv[1], "r");
                while (fgets(line, sizeof line, list)) { line[strcspn(line, "\\n")] = 0; names[count++] = strdup(line); }
                for (int round = 0; round < atoi(argv[2]); round++) {
                    struct timespec a, b;
                    clock_gettime(CLOCK_MONOTONIC, &a);
                    for (int i = 0; i < count; i++) {
                        int fd = open(names[i], O_RDONLY | O_CLOEXEC);
                        if (fd < 0 || read(fd, buffer, sizeof buffer) < 0) return 1;
                        close(fd);
                    }
                    clock_gettime(CLOCK_MONOTONIC, &b);
                    printf("%lld\\n", (b.tv_sec - a.tv_sec) * 1000000000LL + b.tv_nsec - a.tv_nsec);
                }
            }'''
        def bare = scratch.resolve('bare')
        command('cc', '-O2', '-o', bare, scratch.resolve('bare.c'))
        usage["open, read, close of $opened files in C".toString()] =
                median([bare, files, options.rounds * 2]*.toString().execute().text.readLines()*.toLong())
    }
    usage['UsageReader, warm'] = time(options.rounds * 2) { read() }
    table('usage of 1,000 cgroups: cpu, memory, pids', usage, usage.keySet()[0])

    // --- starting
    scratch.resolve('Hello.java').toFile().text =
            'public class Hello { public static void main(String[] args) { System.out.println("hello"); } }'
    command('javac', '-d', scratch, scratch.resolve('Hello.java'))
    sleeper = new ProcessBuilder('sleep', '1000').start()
    scratch.resolve('conf').toFile().text = "group ${top.substring(1)}/conf { pids { pids.max = 5; } }"
    made << root.resolve('new') << root.resolve('conf')
    def version = pids.unified() ? '-2' : '-1'
    def starts = [
        lscgroup      : ["pids:$top/g0/c0"],
        lssubsys      : ['-am'],
        cgget         : ['-r', 'pids.max', top],
        cgxget        : [version, '-r', 'pids.max', top],
        cgsnapshot    : ['-s', pids.unified() ? 'pids' : 'devices'],
        cgcreate      : ['-g', "pids:$top/new"],
        cgset         : ['-r', 'pids.max=5', "$top/new"],
        cgxset        : [version, '-r', 'pids.max=5', "$top/new"],
        cgclassify    : ['-g', "pids:$top/new", sleeper.pid()],
        cgexec        : ['-g', "pids:$top/g0", 'true'],
        cgdelete      : ["pids:$top/new"],
        cgconfigparser: ['-l', scratch.resolve('conf')],
    ]
    def commands = ['java Hello': ['java', '-cp', scratch, 'Hello']]
    starts.each { name, words -> commands[name] = [scripts.resolve(name), *words] }
    if (Files.isExecutable(Path.of(original))) {
        // Beside those of ours that move a process: the kernel takes as long for theirs.
        ['cgcreate', 'cgclassify', 'cgexec', 'cgdelete'].each {
            commands["$it of cgroup-tools".toString()] = [Path.of(original).resolveSibling(it), *starts[it]]
        }
    }
    def times = commands.collectEntries { name, words -> [name, []] }
    (options.rounds * 3).times {
        times.each { name, all ->
            def words = commands[name]
            sleep 50 // no grace period is under way that the one before has begun
            long begin = System.nanoTime()
            command(*words)
            all << System.nanoTime() - begin
        }
    }
    table('a tool is started', times.collectEntries { name, each -> [name, median(each)] }, 'java Hello')
    make root.resolve('moved')
    def moves = (1..40).collect {
        sleep 50
        def to = it % 2 ? 'moved' : 'g0'
        long begin = System.nanoTime()
        root.resolve("$to/cgroup.procs").toFile().text = sleeper.pid()
        System.nanoTime() - begin
    }
    println String.format(Locale.ROOT, 'The kernel moves a process in %.1f ms (median; %.1f to %.1f).',
            median(moves), moves.min() / 1e6, moves.max() / 1e6)
} finally {
    sleeper?.destroy()
    sleeper?.waitFor()
    made.reverse().each { Files.deleteIfExists(it) }
    handedDown.reverse().findAll { control, word -> control.exists() }.each { control, word -> control.text = word }
    scratch.toFile().deleteDir()
}
