package org.cgroovy.console

import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Tag

import java.nio.file.Files
import java.nio.file.Path

/** The changing tools of libcgroup as people call them, by the links in scripts/. */
@Tag('root')
@Requires(value = { TestHost.runsContainers() }, reason = 'needs root')
class ChangingMirrorCommandIT extends Specification {
    static final Path SCRIPTS = Path.of('').toAbsolutePath().parent.resolve('scripts')

    def name = "cgroovy-change-${ProcessHandle.current().pid()}".toString()
    def group = Path.of('/sys/fs/cgroup/pids', name)

    def cleanup() {
        Files.deleteIfExists(group.resolve('zoë'))
        Files.deleteIfExists(group)
    }

    def "a cgroup is made, set, entered and removed, in the locale #locale too"() {
        expect:
        run(locale, 'cgcreate', '-g', "pids:$name/zoë") == [code: 0, out: '', err: '']
        run(locale, 'cgset', '-r', 'pids.max=20', "$name/zoë") == [code: 0, out: '', err: '']
        run(locale, 'cgexec', '-g', "pids:$name/zoë", 'sh', '-c', 'printf "%s|" "$1" "$LC_ALL"; grep -o "zoë" /proc/self/cgroup; exit 7', 'sh', 'é') ==
                [code: 7, out: "é|$locale|zoë\n", err: '']
        run(locale, 'cgdelete', '-r', "pids:$name") == [code: 0, out: '', err: '']
        !Files.exists(group)

        where:
        locale << ['C', 'C.UTF-8']
    }

    def "the program of cgexec has the limits that cgexec was called with, and no descriptor of the virtual machine"() {
        given:
        Files.createDirectories(group)
        def words = ['-g', "pids:$name".toString(), 'sh', '-c', 'ulimit -Sn; ls -l /proc/$$/fd | grep -c " -> "']
        def limited = { List<String> command -> program([:], 'sh', '-c', 'ulimit -Sn 777; exec "$0" "$@"', *command) }

        expect:
        with(limited([SCRIPTS.resolve('cgexec').toString()] + words)) {
            code == 0
            out.readLines()[0] == '777'
            (out.readLines()[1] as int) <= 4
        }
    }

    def "the program of cgexec has the open files that cgexec was called with, as the original's has"() {
        given:
        Files.createDirectories(group)
        def cgexec = "${SCRIPTS.resolve('cgexec')} -g pids:$name"

        expect:
        program([:], 'bash', '-c', "exec 5<<< five 6>&1; $cgexec sh -c 'cat <&5; echo to six >&6; ls /proc/self/fd'").out.readLines() ==
                ['five', 'to six', '0', '1', '2', '3', '5', '6'] // 3 is ls reading the directory
        program([:], 'bash', '-c', "$cgexec cat <(echo through)").out == 'through\n'
    }

    def "cgexec runs the program also when it is called as #called"() {
        given:
        Files.createDirectories(group)
        def directory = Files.createTempDirectory('cgroovy-links')
        ['cgexec', 'cgroovy'].each {
            Files.createSymbolicLink(Files.createDirectory(directory.resolve(it)).resolve('cgexec'), SCRIPTS.resolve(it))
        }
        def words = called.replace('LINKS', directory.toString()).replace('SCRIPTS', SCRIPTS.toString()).split(' ')

        expect:
        program([:], *words, '-g', "pids:$name", 'grep', '-c', name, '/proc/self/cgroup') == [code: 0, out: '1\n', err: '']

        cleanup:
        directory.toFile().deleteDir()

        where:
        called << ['SCRIPTS/cgroovy cgexec', 'LINKS/cgexec/cgexec', 'LINKS/cgroovy/cgexec', 'sh SCRIPTS/cgexec']
    }

    def "the program of cgexec is a process without children, and has what a shell would give it"() {
        given:
        Files.createDirectories(group)
        def words = ['sh', '-c', 'cat /proc/$$/task/$$/children; echo $0; cat', 'zero']

        expect:
        program([:], 'sh', '-c', 'echo in | exec "$@"', 'sh', SCRIPTS.resolve('cgexec'), '-g', "pids:$name", *words).out ==~ /\d+ zero\nin\n/
    }

    private static Map run(String locale, String tool, Object... words) {
        program([LC_ALL: locale], SCRIPTS.resolve(tool).toString(), *words)
    }

    private static Map program(Map<String, String> environment, Object... command) {
        def builder = new ProcessBuilder(command*.toString())
        builder.environment() << environment
        def process = builder.start()
        process.outputStream.close()
        def err = new StringBuilder()
        def reader = process.consumeProcessErrorStream(err)
        def out = new String(process.inputStream.readAllBytes(), 'UTF-8')
        def code = process.waitFor()
        reader.join()
        [code: code, out: out, err: err.toString()]
    }
}
