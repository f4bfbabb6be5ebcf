import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit

// Starts whole commands, and consoles in a pseudo-terminal (script, of util-linux) to their prompts and their first
// results. Each round runs all of them once, so that noise hits all alike. Prints medians, as multiples of a bare
// `java Hello` of the same run too, and memory: the most that was resident, of consoles at the prompt and after the line.

def here = Path.of(args[0])
def options = [rounds: 15]
for (int i = 1; i < args.length; i += 2) {
    options[args[i] - '--'] = args[i + 1] as int
}
def scratch = Files.createTempDirectory('cgroovy-bench')
def cgroovy = here.resolve('../cgroovy').normalize().toString()
def scripts = scratch.resolve('cache/cgroovy/scripts')
def installed = { String program -> System.getenv('PATH').split(':').collect { Path.of(it, program) }.find { Files.isExecutable(it) } }

def started = { List<String> command, boolean console, boolean spare = false ->
    def builder = new ProcessBuilder(command).redirectErrorStream(true)
    if (!console) {
        builder.redirectInput(new File('/dev/null')).redirectOutput(ProcessBuilder.Redirect.DISCARD)
    }
    // This run's compilers are not those of a command; history and compiled scripts go where they are removed.
    builder.environment().keySet().removeAll(['CGROOVY_JAVA_OPTS', 'NO_COLOR'])
    builder.environment() << [XDG_CACHE_HOME: "$scratch/cache".toString(), XDG_STATE_HOME: "$scratch/state".toString(),
        XDG_RUNTIME_DIR: "$scratch/run".toString(), CGROOVY_SPARE: spare ? 'on' : 'off', TERM: 'xterm-256color']
    builder.start()
}
def field = { long pid, String name ->
    def lines = []
    try {
        lines = new File("/proc/$pid/status").readLines()
    } catch (IOException e) {
        // it has ended
    }
    def line = lines.find { it.startsWith(name) }
    line ? (line =~ /\d+/)[0] as int : 0
}

/** The pid of the spare that waits, once one does and is at rest. */
def waiting = { ->
    def ready = { scratch.resolve('run/cgroovy-spares').toFile().listFiles()?.find { new File(it, 'ready').exists() && !new File(it, 'taken').exists() } }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60)
    while (!ready()) {
        assert System.nanoTime() < end: 'no spare waits: is the leader of this session gone, or in another cgroup?'
        Thread.sleep(20)
    }
    Thread.sleep(200)
    new File(ready(), 'ready').text.trim() as long
}

/** A whole command: its time in ns. */
def command = { List<String> words, boolean spare = false ->
    long begin = System.nanoTime()
    def process = started(words, false, spare)
    int code = process.waitFor()
    long time = System.nanoTime() - begin
    assert code == 0: words
    time
}
/** The most memory that was seen in a run of its own, in KiB: nobody tells it after the end. */
def peak = { List<String> words ->
    def process = started(words, false)
    int most = 0
    while (process.alive) {
        most = Math.max(most, field(process.pid(), 'VmHWM'))
        Thread.sleep(1)
    }
    most
}
/** A console: the time to its prompt, that from the end of a typed line to its result, the memory at each. */
def console = { Map<String, String> what ->
    long begin = System.nanoTime()
    def process = started(['script', '-qfec', "stty cols 100 rows 30; exec $what.command".toString(), '/dev/null'], true)
    def watchdog = Thread.startDaemon {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.descendants().forEach { it.destroyForcibly() }
        }
    }
    def seen = new StringBuilder()
    def bytes = new byte[8192]
    def until = { String text ->
        while (!seen.toString().replaceAll(/\u001b\[[0-9;?]*[a-zA-Z]/, '').contains(text)) {
            int length = process.inputStream.read(bytes)
            assert length > 0: "${what.command} ended without '$text': $seen"
            seen << new String(bytes, 0, length, 'UTF-8')
        }
        System.nanoTime()
    }
    def type = { String text ->
        process.outputStream << text
        process.outputStream.flush()
    }
    def resident = { process.descendants().mapToInt { field(it.pid(), 'VmRSS') }.max().orElse(0) }
    try {
        def times = [prompt: until(what.prompt) - begin]
        def memory = [prompt: resident()]
        Thread.sleep(2000) // who types has read before
        seen.length = 0
        type '6 * 7'
        until '6 * 7'
        seen.length = 0
        long typed = System.nanoTime()
        type '\r'
        times.line = until('42') - typed
        memory.line = resident()
        type what.quit + '\r'
        // One that does not end here would be counted in the next round.
        while (process.inputStream.read(bytes) > 0) { }
        process.waitFor()
        [times: times, memory: memory]
    } finally {
        process.descendants().forEach { it.destroyForcibly() }
        process.destroyForcibly().waitFor()
    }
}
def median = { Collection<Number> all -> all.sort()[all.size().intdiv(2)] }

try {
    scratch.resolve('Hello.java').toFile().text =
            'public class Hello { public static void main(String[] args) { System.out.println("hello"); } }'
    command([installed('javac').toString(), '-d', scratch.toString(), scratch.resolve('Hello.java').toString()])
    def words = "hostname 'inside'; rootfs busybox(); limits { cpu 50.percent; pids 10 }; run '/bin/true'"
    def file = { String name, String text ->
        scratch.resolve(name).toFile().text = text
        scratch.resolve(name).toString()
    }
    def line = file('line.groovy', 'println 1')
    def web = file('web.groovy', "container { $words }")
    // By name the command; those that are 'new' find no compiled script.
    def commands = [
        'java Hello'                             : ['java', '-cp', scratch.toString(), 'Hello'],
        'cgroovy lscgroup'                       : [cgroovy, 'lscgroup'],
        "cgroovy -e 'println 1', new"            : [cgroovy, '-e', 'println 1'],
        'cgroovy FILE, cached'                   : [cgroovy, line],
        'cgroovy -e with a container, new'       : [cgroovy, '-e', "container { $words }".toString()],
        'cgroovy FILE with a container, cached'  : [cgroovy, web],
    ]
    def warm = [
        "cgroovy -e 'println 1', warm spare"     : [cgroovy, '-e', 'println 1'],
        'cgroovy FILE, warm spare'               : [cgroovy, line],
        'cgroovy -e with a container, warm spare': [cgroovy, '-e', "container { $words }".toString()],
    ]
    def consoles = [cgroovy: [command: cgroovy, prompt: 'cgroovy> ', quit: ':quit']]
    if (installed('jshell')) {
        consoles.jshell = [command: "jshell -J-Djava.util.prefs.userRoot=$scratch".toString(), prompt: 'jshell> ', quit: '/exit']
    }
    if (installed('groovysh')) {
        consoles.groovysh = [command: 'groovysh', prompt: 'groovy:000> ', quit: ':quit']
    }

    def times = [:].withDefault { [] }
    def memory = [:].withDefault { [] }
    def run = { String name ->
        if (name.endsWith('new')) {
            scripts.toFile().deleteDir()
        } else if (name.endsWith('cached')) {
            command(commands[name])
        }
        times[name] << command(commands[name])
    }
    commands.each { name, all -> run(name) }
    times.clear()
    scratch.resolve('run').toFile().mkdir()
    command([cgroovy, '-e', '1'], true)
    def seconds = []
    options.rounds.times { round ->
        commands.keySet().each { run(it) }
        warm.each { name, all ->
            scripts.toFile().deleteDir()
            def pid = waiting()
            seconds << new File("/proc/$pid/stat").text.split(' ')[13..14]*.toInteger().sum() / 100
            memory[name] << field(pid, 'VmRSS')
            times[name] << command(all, true)
        }
        waiting()
        consoles.each { name, what ->
            // The others take so long that a few rounds tell enough.
            if (name == 'cgroovy' || round % 3 == 0) {
                def each = console(what)
                times["$name to its prompt".toString()] << each.times.prompt
                times["$name, the first line".toString()] << each.times.line
                memory["$name to its prompt".toString()] << each.memory.prompt
                memory["$name, the first line".toString()] << each.memory.line
            }
        }
    }
    commands.each { name, all -> 3.times { memory[name] << peak(all) } }

    def cpu = new File('/proc/cpuinfo').readLines().find { it.startsWith('model name') }?.split(':')?.last()?.trim()
    println "${java.time.LocalDate.now()}, kernel ${System.getProperty('os.version')}, $cpu, " +
            "${Runtime.runtime.availableProcessors()} cores, Java ${System.getProperty('java.version')}, " +
            "load ${new File('/proc/loadavg').text.split()[0]}, $options.rounds rounds\n"
    def hello = median(times['java Hello'])
    println '| | median, ms | min, ms | × java Hello | MiB |\n|---|---|---|---|---|'
    times.each { name, all ->
        println String.format(Locale.ROOT, '| %s | %.0f | %.0f | %.2f | %d |', name, median(all) / 1e6, all.min() / 1e6,
                median(all) / hello, median(memory[name]).intdiv(1024))
    }
    println "\nA warm spare took ${median(seconds)} s of a processor until it waited; its MiB are those of waiting."
    consoles.jshell ?: println('\njshell is not installed.')
    consoles.groovysh ?: println('\ngroovysh is not installed.')
} finally {
    // A spare ends when its directory is gone.
    scratch.resolve('run').toFile().deleteDir()
    while (ProcessHandle.allProcesses().anyMatch { it.info().commandLine().orElse('').contains("$scratch/run") }) {
        Thread.sleep(50)
    }
    scratch.toFile().deleteDir()
}
