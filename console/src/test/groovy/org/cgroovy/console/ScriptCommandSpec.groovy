package org.cgroovy.console

import spock.lang.Specification
import spock.lang.TempDir

import javax.tools.ToolProvider
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

    def "--jfr records, --class-path must be there and for code"() {
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
        def ps = Command.run(['--class-path', dir.toString(), 'ps'])

        then:
        ps.exitCode == 2
        ps.err == 'cgroovy: --class-path goes before a script, -e, - or jshell, not before ps\n'
    }

    def "lines of Groovy and of Java import from --class-path"() {
        given:
        def source = dir.resolve('Far.java').toFile()
        source.text = 'package far; public class Far { public static String away() { return "far away"; } }'
        assert ToolProvider.systemJavaCompiler.run(null, null, null, '-d', dir.toString(), source.path) == 0

        when:
        def run = Command.run(['--class-path', dir.toString()], "import far.Far\nFar.away()\n:java\nfar.Far.away() + '!'\n")

        then:
        run.err == ''
        run.out.readLines() == ['far away', 'far away!']
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
