package org.cgroovy.console

import groovy.transform.Immutable
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.util.concurrent.TimeUnit

/** scripts/cgroovy and scripts/build, run as commands in a copy of the project that holds nothing but them. */
class LauncherIT extends Specification {
    static final Path PROJECT = Path.of('').toAbsolutePath().parent

    @TempDir
    Path dir

    Path home
    Path bin

    def setup() {
        home = Files.createDirectories(dir.resolve('a home'))
        bin = Files.createDirectories(dir.resolve('bin'))
        Files.createDirectories(home.resolve('scripts'))
        ['cgroovy', 'build'].each { copy("scripts/$it") }
        script(home.resolve('scripts/warm-up'), 'exit 0')
        ['sh', 'dirname', 'readlink', 'mkdir', 'cp', 'flock', 'sleep'].each { link(it) }
    }

    def "without Java it says what to install"() {
        when:
        def result = run([:], 'scripts/cgroovy')

        then:
        result.exitCode == 1
        result.err == 'cgroovy: needs Java 17 or later: apt-get install -y openjdk-17-jdk-headless maven\n'
    }

    def "with too old a Java it says what to install"() {
        given:
        def jdk = dir.resolve('jdk')
        script(jdk.resolve('bin/java'), 'exit 0')
        jdk.resolve('release').toFile().text = 'IMPLEMENTOR="x"\nJAVA_VERSION="11.0.2"\n'

        when:
        def result = run([JAVA_HOME: jdk.toString()], 'scripts/cgroovy')

        then:
        result.exitCode == 1
        result.err.contains('is Java 11.0.2, and needed is 17 or later: apt-get install -y ')
    }

    def "without Maven it says what to install"() {
        given:
        javaIsThere()

        when:
        def result = run([:], 'scripts/cgroovy')

        then:
        result.exitCode == 1
        result.err == 'cgroovy: needs mvn to build itself: apt-get install -y openjdk-17-jdk-headless maven\n'
    }

    def "a failed build names its log"() {
        given:
        javaIsThere()
        script(bin.resolve('mvn'), 'echo broken; exit 1')

        when:
        def result = run([:], 'scripts/cgroovy')

        then:
        result.exitCode == 1
        result.err.readLines().last() == "cgroovy: the build failed; its output is in $home/target/build.log"
        home.resolve('target/build.log').toFile().text == 'broken\n'
    }

    def "of two first calls at once one builds, and both run"() {
        given:
        javaIsThere()
        mavenCopiesThisBuild()

        when:
        def both = (1..2).collect { start([:], 'scripts/cgroovy', '--version') }.collect { await(it) }

        then:
        both*.exitCode == [0, 0]
        both.every { it.out.startsWith('cgroovy ') }
        home.resolve('builds').toFile().readLines() == ['built']
    }

    def "a call through symbolic links from another directory prints nothing of its own"() {
        given:
        javaIsThere()
        mavenCopiesThisBuild()
        run([:], 'scripts/build')
        Files.createSymbolicLink(dir.resolve('link'), home.resolve('scripts/cgroovy'))
        Files.createSymbolicLink(bin.resolve('cgroovy'), Path.of('../link'))

        when:
        def result = run([:], bin.resolve('cgroovy').toString(), '--version')

        then:
        result.exitCode == 0
        result.out.startsWith('cgroovy ')
        result.err == ''
    }

    @Requires(value = { TestHost.runsContainers() }, reason = 'needs root, to become another user')
    def "a user who may not read where it lies is told so"() {
        given:
        Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString('rwx------'))

        when:
        def result = run([PATH: '/usr/bin:/bin'], '/usr/bin/setpriv', '--reuid', '65534', '--clear-groups', 'sh', 'scripts/cgroovy', '--version')

        then:
        result.exitCode == 1
        result.err == "cgroovy: $home is closed to nobody: move it to where all may read it, such as /opt\n"
    }

    @Immutable
    static class Finished {
        int exitCode
        String out
        String err
    }

    private Finished run(Map<String, String> environment, String... command) {
        await(start(environment, command))
    }

    private Process start(Map<String, String> environment, String... command) {
        def builder = new ProcessBuilder(command).directory(home.toFile())
        builder.environment().clear()
        builder.environment().putAll([PATH: bin.toString(), CGROOVY_ARCHIVE: 'off'] + environment)
        builder.start()
    }

    private static Finished await(Process process) {
        process.outputStream.close()
        def err = new StringBuilder()
        def reader = process.consumeProcessErrorStream(err)
        def out = process.inputStream.text
        assert process.waitFor(60, TimeUnit.SECONDS)
        reader.join()
        new Finished(process.exitValue(), out, err.toString())
    }

    private void javaIsThere() {
        ['java', 'javac'].each {
            Files.createSymbolicLink(bin.resolve(it), Path.of(System.getProperty('java.home'), 'bin', it))
        }
    }

    /** Stands in for Maven, slowly, and counts. */
    private void mavenCopiesThisBuild() {
        script(bin.resolve('mvn'), """
            echo built >> builds
            sleep 1
            cp -r '$PROJECT/console/target/lib' '$PROJECT/console/target/cgroovy.jar' console/target
            cp '$PROJECT/console/target/classpath' console/target
            """)
    }

    private void copy(String file) {
        Files.copy(PROJECT.resolve(file), home.resolve(file))
        assert home.resolve(file).toFile().setExecutable(true)
    }

    private void link(String command) {
        def found = ['/usr/bin', '/bin'].collect { Path.of(it, command) }.find { Files.exists(it) }
        assert found, "$command is nowhere"
        Files.createSymbolicLink(bin.resolve(command), found)
    }

    private static void script(Path file, String text) {
        Files.createDirectories(file.parent)
        file.toFile().text = "#!/bin/sh\n$text\n"
        assert file.toFile().setExecutable(true)
    }
}
