package org.cgroovy.console

import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path
import java.util.concurrent.TimeUnit

/** The command as its callers see it. Each run takes a second, so there are few. */
class CommandSpec extends Specification {
    @TempDir
    Path dir

    def "a script prints, gets its arguments, and ends with 0"() {
        when:
        def run = Command.run(['-', 'a', 'b'], 'println args.join("+")')

        then:
        [run.exitCode, run.out, run.err] == [0, 'a+b\n', '']
    }

    def "a failing script gives 1 and one line with its file and line"() {
        given:
        def file = dir.resolve('web.groovy')
        file.toFile().text = 'println 1\nthrow new IllegalStateException("boom")\n'

        when:
        def run = Command.run([file.toString()])

        then:
        [run.exitCode, run.out, run.err] == [1, '1\n', "$file:2: IllegalStateException: boom\n"]
    }

    def "bad usage gives 2 and says what to write"() {
        when:
        def run = Command.run(['pss'])

        then:
        [run.exitCode, run.out, run.err] ==
                [2, '', 'cgroovy: there is no command and no file pss; did you mean ps?\n']
    }

    def "when nobody reads any more it ends silently"() {
        given:
        def process = Command.start(['-e', 'while (true) println 1'])

        when:
        process.inputStream.readNBytes(2)
        process.inputStream.close()

        then:
        process.waitFor(30, TimeUnit.SECONDS)
        process.exitValue() == ExitCode.BROKEN_PIPE
        process.errorStream.text == ''
    }

    def "lines from a pipe go to the console, without a prompt"() {
        when:
        def run = Command.run([], 'def f(x) {\n x + 1\n}\nf(2)\nnix\n_ * 2\n:quit\n')

        then:
        run.exitCode == 0
        run.out == '3\n6\n'
        run.err.startsWith('nix: ')
    }

    def "#arguments loads nothing of #packages"() {
        when:
        def run = Command.run(arguments, '', ['-verbose:class'])

        def exitCode = run.exitCode
        def loaded = run.out.readLines().findAll { line -> packages.any { line.contains("] $it") } }

        then:
        exitCode == 0
        loaded == []

        where:
        arguments      || packages
        ['-e', '1 + 1'] || ['com.kenai.jffi', 'jnr.', 'org.jline', 'com.fasterxml']
        ['doctor']      || ['groovy.', 'org.codehaus.groovy', 'org.apache.groovy', 'org.jline', 'com.fasterxml']
        ['--version']   || ['groovy.', 'org.codehaus.groovy', 'org.jline', 'com.kenai.jffi', 'org.cgroovy.console.Cgroovy$$Lambda']
    }
}
