package org.cgroovy.console

import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Tag

import java.nio.file.Files

/** Runs the blocks of README.md; numbers and names that differ from run to run may. */
@Tag('root')
@Requires(value = { TestHost.runsContainers() }, reason = 'needs root, busybox and writable cgroups')
class ReadmeIT extends Specification {
    def "the session goes as it is shown: #first"() {
        given:
        def session = new Session(block.readLines())

        expect:
        comparable(shell(session.script())) == comparable(session.output())

        where:
        block << Documents.blocks('console')
        first = block.readLines()[0]
    }

    def "the script runs"() {
        when:
        def run = Command.run(['-'], Documents.blocks('groovy')[0])

        then:
        run.err == ''
        run.exitCode == 0
        run.out.readLines()[0] == new File('/etc/passwd').readLines()[0]
    }

    def "the first command for a fresh machine prints what it promises"() {
        expect:
        shell(Documents.blocks('sh')[0].readLines()[0].split(' && ').drop(1).join(' && ')) == ['hello']
    }

    private static List<String> shell(String script) {
        if (!script.contains(' su ')) {
            return shell(script, Documents.HOME)
        }
        def copy = forAll()
        try {
            shell(script, copy)
        } finally {
            copy.deleteDir()
        }
    }

    private static List<String> shell(String script, File directory) {
        def process = new ProcessBuilder('sh', '-c', script).directory(directory).redirectErrorStream(true).start()
        process.outputStream.close()
        process.inputStream.readLines().findAll { !it.startsWith('cgroovy: building') }
    }

    /** A copy of the build where others may read it: this one may lie in somebody's home directory. */
    private static File forAll() {
        def copy = Files.createTempDirectory('cgroovy-readme-').toFile()
        def home = copy.path
        assert shell("cp -a --parents scripts console/target/cgroovy.jar console/target/lib console/target/classpath '$home' && chmod -R a+rX '$home'", Documents.HOME) == []
        copy
    }

    private static List<String> comparable(List<String> lines) {
        lines*.replaceAll(/\bc-[0-9a-f]{6}\b/, 'ID')*.replaceAll(/ *\d{4,6} KiB/, ' SIZE')
    }

    /** Lines after {@code # } are the host's shell's, those after {@code / # } the container's. */
    private static class Session {
        private final List<String> lines

        Session(List<String> lines) {
            this.lines = lines
        }

        String script() {
            def text = new StringBuilder()
            def inside = false
            lines.findAll { it =~ /^(# |\/ # )/ }.eachWithIndex { line, index ->
                def enters = line.startsWith('/ # ')
                text << (inside && !enters ? "\nEND\n" : enters && !inside ? " <<'END'\n" : index ? '\n' : '')
                text << line.replaceFirst(/^(# |\/ # )/, '')
                inside = enters
            }
            text << (inside ? '\nEND\n' : '\n')
        }

        List<String> output() {
            lines.findAll { !(it =~ /^(# |\/ # )/) }
        }
    }
}
