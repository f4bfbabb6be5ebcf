package org.cgroovy.console

import org.cgroovy.cgroup.tool.Tools
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Tag

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions

/** The tools of libcgroup as people call them: by cgroovy, by the links in scripts/, from scripts of Groovy. */
@Tag('root')
@Requires(value = { TestHost.runsContainers() }, reason = 'needs root')
class MirrorCommandIT extends Specification {
    static final Path SCRIPTS = Path.of('').toAbsolutePath().parent.resolve('scripts')

    @Shared
    Path group = Path.of("/sys/fs/cgroup/pids/cgroovy-command-${ProcessHandle.current().pid()}")

    @Shared
    String path = "/$group.fileName"

    def setupSpec() {
        Files.createDirectories(group.resolve('zoë'))
        Files.createDirectories(group.resolve('secret/inside'))
        Files.setPosixFilePermissions(group.resolve('secret'), PosixFilePermissions.fromString('rwx------'))
    }

    def cleanupSpec() {
        ['secret/inside', 'secret', 'zoë', ''].each { Files.delete(group.resolve(it)) }
    }

    def "the link #link is the tool, in the locale #locale too"() {
        when:
        def ran = run([LC_ALL: locale], SCRIPTS.resolve(link).toString(), *words)

        then:
        ran == [code: 0, out: out, err: '']

        where:
        link       | locale    | words                             || out
        'lscgroup' | 'C'       | ["pids:$path/zoë"]                || "pids:$path/zoë\n"
        'lscgroup' | 'C.UTF-8' | ['-g', "pids:$path/zoë"]          || "pids:$path/zoë\n"
        'cgget'    | 'C'       | ['-r', 'pids.max', "$path/zoë"]   || "$path/zoë:\npids.max: max\n\n"
        'cgget'    | 'C'       | ['--dsl', '-nv', '-r', 'pids.max', path] || "cgget '-nv', '-r', 'pids.max', '$path'\n"
    }

    def "cgroovy knows the tools by name, and their exit codes"() {
        expect:
        def ran = Command.run(words)
        ran.exitCode == code
        ran.out == out

        where:
        words                                        || code | out
        ['lscgroup', "pids:$path/zoë"]*.toString()   || 0    | "pids:$path/zoë\n"
        ['--stacktrace', 'lscgroup', '-x']           || 1    | ''
        ['lscgroup', 'pids:/cgroovy-none']           || 82   | ''
        ['--json', 'lscgroup']                       || 2    | ''
    }

    def "an ordinary user is told what must not be read, and sees the rest"() {
        given:
        def classes = readableClasses()

        when:
        def ran = run([:], 'setpriv', '--reuid=65534', '--regid=65534', '--clear-groups',
                Command.JAVA[0], '-cp', classes.listFiles().join(':'), Main.name, 'lscgroup', "pids:$path".toString())

        then:
        ran.code == 96
        ran.out.readLines() as Set == ["pids:$path", "pids:$path/zoë", "pids:$path/secret"]*.toString() as Set
        ran.err == "lscgroup: opendir(\"$group/secret\"): EACCES, permission denied\n"

        cleanup:
        classes?.deleteDir()
    }

    /** The build may be where an ordinary user cannot look. */
    private static File readableClasses() {
        def copy = Files.createTempDirectory('cgroovy-classes').toFile()
        [Main, Tools].each { type ->
            def from = Path.of(type.protectionDomain.codeSource.location.toURI())
            assert ['cp', '-r', from.toString(), "$copy/${type.simpleName}.jar".toString()].execute().waitFor() == 0
        }
        assert ['chmod', '-R', 'a+rX', copy.path].execute().waitFor() == 0
        copy
    }

    def "a reader that goes away is no error that anybody sees"() {
        expect:
        with(run([:], 'bash', '-c', 'set -o pipefail; "$0" | head -1; echo ${PIPESTATUS[0]}', SCRIPTS.resolve('lscgroup').toString())) {
            err == ''
            code == 0
        }
    }

    def "a full disk is one"() {
        expect:
        with(run([:], 'sh', '-c', '"$0" > /dev/full', SCRIPTS.resolve('lscgroup').toString())) {
            code == 1
            err.readLines().size() == 1
            err.contains('No space left on device')
        }
    }

    def "--dsl prints what a script runs, to the same lines"() {
        given:
        def words = ['-r', 'pids.max', path]
        def line = Command.run(['cgget', '--dsl'] + words).out

        expect:
        Command.run(['-e', "def found = $line; print found.join('\\n') + '\\n'"]*.toString()).out == Command.run(['cgget'] + words).out
    }

    private static Map run(Map<String, String> env, String... command) {
        def builder = new ProcessBuilder(command)
        builder.environment().putAll(env)
        def process = builder.start()
        def err = new StringBuilder()
        def reader = process.consumeProcessErrorStream(err)
        def out = process.inputStream.getText('UTF-8')
        process.waitFor()
        reader.join()
        [code: process.exitValue(), out: out, err: err.toString()]
    }
}
