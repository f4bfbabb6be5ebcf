package org.cgroovy.console

import com.fasterxml.jackson.jr.ob.JSON
import org.cgroovy.dsl.Containers
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Tag
import spock.lang.TempDir

import java.util.concurrent.TimeUnit

/** {@code cgroovy oci run} as its callers see it. */
@Tag('root')
@Requires(value = { TestHost.runsContainers() }, reason = 'needs root, busybox and writable cgroups')
class OciCommandIT extends Specification {
    private static final String ID = "cgroovy-oci-${ProcessHandle.current().pid()}"

    @TempDir
    File bundle

    def cleanup() {
        assert !new File("/run/cgroovy/$ID").exists()
    }

    def "the container of a bundle has our streams, and its exit code is ours"() {
        given:
        write(['sh', '-c', 'read x; echo "got $x in $(hostname)"; echo bad >&2; exit 7']) { hostname = 'inside' }

        when:
        def run = Command.run(['oci', 'run', "--bundle=$bundle".toString(), ID], 'a line\n')

        then:
        [run.exitCode, run.out, run.err] == [7, 'got a line in inside\n', 'bad\n']
    }

    def "who is killed gives 128 and the signal; what has no effect is said; the bundle may be the current directory"() {
        given:
        write(['sh', '-c', 'kill -9 $$']) { linux.cgroupsPath = '/elsewhere'; linux.namespaces.removeIf { it.type == 'pid' } }

        when:
        def process = new ProcessBuilder(Command.JAVA + [Main.name, 'oci', 'run', ID]).directory(bundle).start()
        def run = Command.await(process, '')

        then:
        [run.exitCode, run.out] == [137, '']
        run.err == "cgroovy: ignored: linux.cgroupsPath: the cgroup of a container has its name, /cgroovy/$ID\n"
    }

    def "a signal goes to the program inside, which says how it ends"() {
        given:
        write(['sh', '-c', 'trap "echo told; exit 3" TERM; echo ready; while :; do sleep 0.05; done']) { }

        when:
        def process = Command.start(['oci', 'run', '-b', bundle.path, ID])
        def out = process.inputReader()
        def first = out.readLine()
        process.toHandle().destroy()

        then:
        first == 'ready'
        process.waitFor(30, TimeUnit.SECONDS)
        [out.readLine(), process.exitValue()] == ['told', 3]
    }

    def "#what is refused with a line, and nothing is begun"() {
        given:
        write(['true'], change)

        when:
        def run = Command.run(['oci', 'run', '-b', bundle.path, ID])

        then:
        [run.exitCode, run.out] == [1, '']
        run.err.replace(bundle.path, 'BUNDLE') == "cgroovy: $message\n"

        where:
        what                       | change                                    || message
        'a hook'                   | { hooks = [prestart: [[path: '/bin/x']]] } || 'hooks: is not supported'
        'a terminal in a pipe'     | { process.terminal = true }               || 'process.terminal is true, and standard input and output are no terminal here'
        'a root that is not there' | { root.path = 'none' }                    || 'root.path: there is no directory BUNDLE/none'
        'an unknown version'       | { ociVersion = '7' }                      || "ociVersion: must be 1.0.0 to 1.2.0, or a later one that begins with 1, got '7'"
    }

    @Requires(value = { OciCommandIT.hasRunc() }, reason = 'needs runc and script')
    def "at a terminal it is as under runc, but that our terminal keeps its lines' ends"() {
        given:
        write(['sh', '-c', """tty; stty -a; id; stat -c '%n %F %a %t:%T %u:%g' /dev/console /dev/tty /dev/pts/*
            grep ' /dev' /proc/self/mountinfo | cut -d' ' -f4- | sort; cut -d' ' -f5-8 /proc/\$\$/stat
            for f in 0 1 2; do readlink /proc/\$\$/fd/\$f; done; : </dev/tty && echo 'a tty of its own'; exit 4"""]) { process.terminal = true; hostname = 'inside' }
        def cgroovy = Command.script(bundle)

        when:
        def (ours, runc) = ["$cgroovy oci run -b $bundle $ID", "runc --root $bundle/state run -b $bundle $ID"].collect { atTerminal(it) }

        then:
        ours.exitCode == 4
        runc.exitCode == 4
        words(ours) - words(runc) == ['onlcr']
        words(runc) - words(ours) == ['-onlcr']
        ours.out.contains('a tty of its own')
    }

    static boolean hasRunc() {
        def has = ['runc', 'script'].every { name -> System.getenv('PATH').split(':').any { new File(it, name).canExecute() } }
        if (!has && System.getenv('CGROOVY_REQUIRE_ROOT_TESTS')) {
            throw new IllegalStateException('this test must not be skipped here: runc and script are needed')
        }
        has
    }

    private static Command atTerminal(String line) {
        Command.await(new ProcessBuilder('script', '-qec', line, '/dev/null').start(), '')
    }

    private static List<String> words(Command run) {
        run.out.replace('^@', '').replace('\r', '').split(/\s+/).toList()
    }

    def "oci spec begins a bundle, without Groovy"() {
        when:
        def run = Command.run(['oci', 'spec'], '', ['-verbose:class'])
        def loaded = run.out.readLines().findAll { it.contains('org.codehaus.groovy') || it.contains('groovy.lang') }

        then:
        run.exitCode == 0
        run.out.contains('"path" : "rootfs"')
        loaded.empty
    }

    private void write(List<String> args, @DelegatesTo(Map) Closure change) {
        Containers.local().withCloseable {
            it.define('x') { it.rootfs(Containers.busybox()) }.oci(bundle, args)
        }
        def file = new File(bundle, 'config.json')
        def config = JSON.std.mapFrom(file.text)
        config.linux.remove('cgroupsPath')
        def changer = change.clone() as Closure
        changer.delegate = config
        changer.resolveStrategy = Closure.DELEGATE_FIRST
        changer.call()
        file.text = JSON.std.asString(config)
    }
}
