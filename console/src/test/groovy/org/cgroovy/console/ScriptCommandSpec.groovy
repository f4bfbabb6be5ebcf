package org.cgroovy.console

import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path
import java.util.concurrent.TimeUnit

/** Scripts as their users call them. */
class ScriptCommandSpec extends Specification {
    @TempDir
    Path dir

    def "a file that begins with #! is a command, with arguments and an exit code of its own"() {
        given:
        def bin = dir.resolve('bin').toFile()
        bin.mkdir()
        executable(new File(bin, 'cgroovy'), "#!/bin/sh\nexec ${(Command.JAVA + Main.name).collect { "'$it'" }.join(' ')} \"\$@\"\n")
        def script = executable(dir.resolve('greet').toFile(), '#!/usr/bin/env cgroovy\nprintln "hello ${args.join("+")} ${Helper.WORD}"\nthrow new IllegalStateException("enough")\n')
        dir.resolve('Helper.groovy').toFile().text = 'class Helper { static final WORD = "there" }'

        when:
        def builder = new ProcessBuilder(script.path, 'a b', '--explain')
        builder.environment().PATH = "$bin:${System.getenv('PATH')}".toString()
        def process = builder.start()
        def err = new StringBuilder()
        def reader = process.consumeProcessErrorStream(err)
        def out = process.inputStream.text
        assert process.waitFor(60, TimeUnit.SECONDS)
        reader.join()

        then:
        out == 'hello a b+--explain there\n'
        err.toString() == "$script.path:3: IllegalStateException: enough\n"
        process.exitValue() == 1
    }

    def "--jfr records, --class-path must be there and for a script"() {
        when:
        def recorded = Command.run(["--jfr=${dir.resolve('x.jfr')}", '-e', 'println 1']*.toString())

        then:
        recorded.out == '1\n'
        recorded.exitCode == 0
        recorded.err.startsWith("cgroovy: recorded to ${dir.resolve('x.jfr')}")
        dir.resolve('x.jfr').toFile().bytes[0..2] == 'FLR'.bytes as List

        when:
        def absent = Command.run(['--class-path', '/no/such.jar', '-e', '1'])

        then:
        absent.exitCode == 2
        absent.err == 'cgroovy: --class-path: there is no /no/such.jar\n'

        when:
        def console = Command.run(['--class-path', dir.toString()])

        then:
        console.exitCode == 2
        console.err == 'cgroovy: --class-path goes before a script, -e or -\n'
    }

    def "jshell reads lines of Java"() {
        when:
        def run = Command.run(['jshell'], 'int x = 40;\nx + 2\nif (x > 1) {\n  x = 5;\n}\ndefine("web", c -> c.rootfs("/").limits(l -> l.cpu(percent(50)).pids(10))).spec().id()\nnix()\n:groovy\nx * 2\n')

        then:
        run.err.contains('cannot find symbol')
        run.out.readLines() == ['40', '42', 'web', '10']
    }

    private static File executable(File file, String text) {
        file.text = text
        assert file.setExecutable(true)
        file
    }
}
