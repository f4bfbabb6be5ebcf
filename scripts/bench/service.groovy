// From start to exit of /bin/true: in this process, and by a runner's service that this script starts. Both times the
// container has a user namespace in which root is root, as the service gives it to root.
import org.cgroovy.plan.Stdio
import org.cgroovy.runner.EmbeddedRunner
import org.cgroovy.runner.Runner
import org.cgroovy.runner.RunnerClient

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit

def rounds = args.contains('--rounds') ? args[args.findIndexOf { it == '--rounds' } + 1] as int : 300
def described = container {
    rootfs busybox()
    namespaces { uidMap 0, 0, 1; gidMap 0, 0, 1 }
    limits { pids 10; memory 64.MiB }
}.spec
def spec = described.withProcess(described.process().withArgs(['/bin/true']))

def once = { Runner runner ->
    long begin = System.nanoTime()
    def result = runner.run(spec, Stdio.INHERIT)
    assert result.exitCode() == 0
    System.nanoTime() - begin
}

def median = { List<Long> times -> times.sort()[times.size().intdiv(2)] / 1e6 }

def place = Files.createTempDirectory('cgroovy-bench-service-')
def home = System.getProperty('cgroovy.home')
def service = new ProcessBuilder("$home/scripts/cgroovy", 'runner', '--socket', "$place/runner.sock", '--notes', "$place/notes", '--cgroups', "/cgroovy-bench-${ProcessHandle.current().pid()}", '--policy', "$place/none.json")
        .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
try {
    while (!Files.exists(place.resolve('runner.sock')) && service.alive) {
        Thread.sleep(50)
    }
    def idle = (new File("/proc/${service.pid()}/status").text =~ /VmRSS:\s+(\d+) kB/)[0][1] as int
    EmbeddedRunner.onThisHost().withCloseable { embedded ->
        RunnerClient.connect(place.resolve('runner.sock')).withCloseable { remote ->
            def runners = ['in this process': embedded, 'through the socket': remote]
            def times = runners.collectEntries { name, runner -> [name, []] }
            runners.each { name, runner -> (rounds * 2).times { once(runner) } }
            rounds.times { runners.each { name, runner -> times[name] << once(runner) } }
            times.each { name, list -> printf('%-20s %6.2f ms  (p95 %.2f)%n', name, median(list), list.sort()[(int) (list.size() * 0.95)] / 1e6) }
            printf('%-20s %6.2f ms%n', 'the difference', median(times['through the socket']) - median(times['in this process']))
            printf('the service, idle: %.1f MiB; after %d containers: %.1f MiB%n', idle / 1024, rounds * 3,
                    ((new File("/proc/${service.pid()}/status").text =~ /VmRSS:\s+(\d+) kB/)[0][1] as int) / 1024)
        }
    }
} finally {
    service.destroy()
    service.waitFor(10, TimeUnit.SECONDS)
    place.toFile().deleteDir()
}
