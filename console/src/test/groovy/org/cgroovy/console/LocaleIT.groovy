package org.cgroovy.console

import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Tag

import java.nio.file.Files
import java.nio.file.Path

/** The command on a machine that has no locale, as a fresh one. */
@Tag('root')
@Requires(value = { TestHost.runsContainers() }, reason = 'needs root, busybox and writable cgroups')
class LocaleIT extends Specification {
    static final String CGROOVY = Path.of('').toAbsolutePath().parent.resolve('scripts/cgroovy')

    def "arguments, code and what containers get keep their letters"() {
        expect:
        run('-e', "println 'ü ' + args[0]", 'ä') == 'ü ä\n'
        run('-e', '''container { rootfs busybox(); env A: 'ö'; run '/bin/sh', '-c', 'echo "grün $A"' }''') == 'grün ö\n'
    }

    def "so do names of files, also in a script"() {
        given:
        def directory = Files.createTempDirectory('cgroovy-locale')
        def script = directory.resolve('é.groovy')
        script.toFile().text = "println new File(args[0]).list() as List"

        expect:
        run(script.toString(), directory.toString()) == '[é.groovy]\n'

        cleanup:
        directory?.toFile()?.deleteDir()
    }

    def "cgtree draws with what such a terminal has"() {
        expect:
        run('cgtree', '-d', '1', 'pids:/').every { it < 128 }
    }

    private static String run(String... words) {
        def builder = new ProcessBuilder([CGROOVY, *words])
        ['LC_ALL', 'LC_CTYPE', 'LANG'].each { builder.environment().remove(it) }
        def process = builder.redirectErrorStream(true).start()
        process.outputStream.close()
        process.inputStream.getText('UTF-8')
    }
}
