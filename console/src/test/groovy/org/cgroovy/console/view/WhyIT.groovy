package org.cgroovy.console.view

import org.cgroovy.cgroup.CgroupHost
import org.cgroovy.console.Options
import org.cgroovy.console.TestHost
import org.cgroovy.console.command.Commands
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Tag

import java.nio.file.Files
import java.nio.file.Path

/** Limits of this host that are really hit. The cgroups are a parent with the limit and a child with the process. */
@Tag('root')
@Requires(value = { TestHost.runsContainers() }, reason = 'needs root and writable cgroups')
class WhyIT extends Specification {
    static final String NAME = "cgroovy-test-why-${ProcessHandle.current().pid()}"

    List<File> made = []
    List<Process> processes = []

    def cleanup() {
        processes*.destroyForcibly()*.waitFor()
        made.reverse().each { directory ->
            def end = System.nanoTime() + 5_000_000_000L
            while (directory.exists() && !directory.delete() && System.nanoTime() < end) {
                sleep(10)
            }
            assert !directory.exists()
        }
    }

    @Requires({ WhyIT.has('memory', 'memory.memsw.limit_in_bytes') })
    def "memory and swap of the cgroup above were hit, not those of the child"() {
        given:
        def (top, child) = make('memory')
        write(top, 'memory.limit_in_bytes', '8388608')
        write(top, 'memory.memsw.limit_in_bytes', '8388608')
        write(child, 'memory.limit_in_bytes', '67108864')
        start('exec tail /dev/zero', child).waitFor()

        when:
        def lines = why('0', "memory:/$NAME/child")

        then:
        lines[0] ==~ /Nothing is hit right now; the (memory|swap) limit of memory:\/$NAME \(.*\) has been./
        lines.any { it ==~ /was hit  swap +memory:\/$NAME +memory.memsw.limit_in_bytes: .* of 8 MiB, (limit hit \d+ times|was full) \(memory.memsw.*\); to change it: cgroup\('memory:\/$NAME'\).memory.memsw.limit_in_bytes = 16.MiB/ }
        lines.any { it ==~ /was hit  memory +memory:\/$NAME +memory.limit_in_bytes: .* of 8 MiB, .*1 processes killed for it \(memory.oom_control\); .*/ }
        lines.any { it ==~ /room +memory +memory:\/$NAME\/child +memory.limit_in_bytes: .* of 64 MiB/ }
    }

    @Requires({ WhyIT.has('pids', 'tasks') })
    def "v1 counts a refused fork where it was asked for; the limit is above"() {
        given:
        def (top, child) = make('pids')
        write(top, 'pids.max', '2')
        start('(sleep 0 & sleep 0 & sleep 0 & wait) 2>/dev/null; read line', child)
        def events = new File(child, 'pids.events')
        eventually { events.text =~ /max [1-9]/ }

        expect:
        why('0', "pids:/$NAME/child").any { it ==~ /(was hit|hit now)  pids +pids:\/$NAME +pids.max: \d of 2 processes and threads, \d+ forks refused \(pids.events.*\); to .*/ }
    }

    @Requires({ WhyIT.has('cpuset', 'cpuset.effective_cpus') && WhyIT.has('cpuacct', 'cpuacct.usage') && Runtime.runtime.availableProcessors() > 1 })
    def "all CPUs of a cpuset are in use, and in an empty one no process can be"() {
        given:
        def (top, child) = make('cpuset')
        def (counted) = make('cpuacct')
        write(top, 'cpuset.cpus', '0')
        write(top, 'cpuset.mems', new File(top.parentFile, 'cpuset.mems').text.trim())
        start('while :; do :; done', top, counted)

        when:
        def lines = why('0.5', "cpuset,cpuacct:/$NAME")

        then: 'other work of this machine may leave it less than the CPU'
        lines[1] ==~ /(hit now|tight|room) +cpuset +cpuset:\/$NAME +cpuset.cpus: CPUs 0 of 0-\d+, [1-9][\d.]* % of a CPU used.*/

        expect:
        why('0', "cpuset:/$NAME/child").any { it ==~ /hit now  cpuset +cpuset:\/$NAME\/child +cpuset.cpus: no CPUs, no process can join it: ENOSPC; to change it: cgroup\('cpuset:\/$NAME\/child'\).cpuset.cpus = '0'/ }
    }

    @Requires({ WhyIT.has('blkio', 'blkio.throttle.write_bps_device') && WhyIT.disk().present })
    def "writes are at the limit of a device, which in v1 holds for the very cgroup alone"() {
        given:
        def (top, child) = make('blkio')
        def disk = disk().get()
        write(top, 'blkio.throttle.write_bps_device', "$disk 262144")
        write(child, 'blkio.throttle.write_bps_device', "$disk 1048576")
        def file = Path.of('target').resolve(NAME).toFile()
        def dd = start("exec dd if=/dev/zero of=$file bs=64k count=200 oflag=direct 2>/dev/null", child)
        eventually { file.length() > 500_000 }

        when:
        def lines = why('1', "${dd.pid()}").drop(1).findAll { it.contains('blkio.throttle') }

        then:
        lines.size() == 1
        lines[0] ==~ /hit now  io +blkio:\/$NAME\/child +blkio.throttle.write_bps_device: write .*iB\/s of 1 MiB\/s on $disk; to change it: cgroup\('blkio:\/$NAME\/child'\).blkio.throttle.write_bps_device = '$disk 2097152'/

        cleanup:
        processes*.destroyForcibly()*.waitFor()
        file?.delete()
    }

    @Requires({ WhyIT.has('unified', 'cgroup.max.depth') })
    def "no cgroup can be made where there are as many, or as deep, as may be"() {
        given:
        def (top, child) = make('unified')
        write(top, 'cgroup.max.descendants', '1')
        write(top, 'cgroup.max.depth', '1')

        expect:
        !new File(child, 'refused').mkdir()
        def lines = why('0', "unified:/$NAME/child")
        lines[0] ==~ /Hitting the cgroups limit of unified:\/$NAME .*, and others./
        lines.any { it.contains('cgroup.max.descendants: 1 of 1 cgroups below; to change it: ') }
        lines.any { it.contains("cgroup.max.depth: /$NAME/child is 1 of 1 levels below, no cgroup can be made in it; to change it: cgroup('unified:/$NAME')['cgroup.max.depth'] = 2") }
    }

    @Requires({ WhyIT.has('freezer', 'tasks') })
    def "of a frozen tree its top is told"() {
        given:
        def (top) = make('freezer')
        write(top, 'freezer.state', 'FROZEN')

        when:
        def lines = why('0', "freezer:/$NAME/child")

        then:
        lines == ["Hitting the freezer limit of freezer:/$NAME (freezer.state).".toString(), lines[1]]
        lines[1].endsWith("freezer.state: frozen, no process in it runs, not even to end; to change it: cgroup('freezer:/$NAME').thaw()")

        cleanup:
        write(top, 'freezer.state', 'THAWED')
    }

    /** A parent and a child, in the hierarchy of a controller. */
    private List<File> make(String controller) {
        def top = new File(root(controller).get(), NAME)
        def both = [top, new File(top, 'child')]
        both.each {
            assert it.mkdir()
            made << it
        }
        both
    }

    private static void write(File cgroup, String file, String value) {
        new File(cgroup, file).text = value
    }

    /** A shell that joins the cgroups, then does the work. */
    private Process start(String work, File... cgroups) {
        def joins = cgroups.collect { "echo \$\$ >$it/cgroup.procs; " }.join()
        processes << new ProcessBuilder('sh', '-c', joins + work).start()
        processes.last()
    }

    private static void eventually(Closure<?> condition) {
        def end = System.nanoTime() + 10_000_000_000L
        while (!condition() && System.nanoTime() < end) {
            sleep(20)
        }
        assert condition()
    }

    private static List<String> why(String seconds, String subject) {
        def printed = new ByteArrayOutputStream()
        def commands = new Commands({ throw new IllegalStateException('no runner is needed') }, new PrintStream(printed, true), new Options(false, false, false))
        assert commands.named('cgwhy').run(['-t', seconds, subject]) == 0
        printed.toString().readLines()
    }

    private static Optional<File> root(String controller) {
        def host = CgroupHost.read()
        def hierarchy = controller == 'unified' ? host.hierarchies().find { it.unified() } : host.controller(controller).orElse(null)
        Optional.ofNullable(hierarchy).map { it.mount().toFile() }
    }

    /** Whether the root of a controller's hierarchy has such a file. */
    static boolean has(String controller, String file) {
        root(controller).filter { new File(it, file).exists() }.present
    }

    /** The disk that the build directory is on, as {@code 254:0}. */
    static Optional<String> disk() {
        long device = Files.getAttribute(Path.of('.'), 'unix:dev') as long
        def numbers = "${(device >> 8) & 0xfff}:${(device & 0xff) | ((device >> 12) & 0xfff00)}".toString()
        def directory = new File("/sys/dev/block/$numbers").canonicalFile
        def whole = new File(directory, 'partition').exists() ? directory.parentFile : directory
        Optional.of(new File(whole, 'dev')).filter { it.exists() }.map { it.text.trim() }
    }
}
