package org.cgroovy.console.spare

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit

/** A login session whose shell runs the command by its launcher, and the spares in it, in a directory of their own. */
class SpareSession implements Closeable {
    static final Path LAUNCHER = Path.of('').toAbsolutePath().parent.resolve('scripts/cgroovy')
    static final String ALIKE = 'env --default-signal=INT,QUIT'

    final Path home
    final Path runtime
    private final String options
    private final Process leader
    private int lines

    /** @param options for the virtual machine: what is not about their warmth is sooner done without rehearsal */
    SpareSession(Path directory, String options = '-Dcgroovy.spare.rehearsals=0') {
        this.options = options
        home = Files.createDirectory(directory.resolve('home'))
        runtime = Files.createDirectory(directory.resolve('run'))
        // As at a login: tests that are run in the background have the keys' signals ignored, which no spare would serve.
        def builder = new ProcessBuilder([*ALIKE.split(' '), 'setsid', 'sh']*.toString()).directory(home.toFile()).redirectErrorStream(true)
        builder.redirectOutput(home.resolve('shell').toFile()).environment().clear()
        builder.environment() << environment()
        leader = builder.start()
    }

    Map<String, String> environment() {
        [PATH: System.getenv('PATH'), HOME: home.toString(), XDG_RUNTIME_DIR: runtime.toString(), CGROOVY_SPARE: 'on', CGROOVY_JAVA_OPTS: options,
         CGROOVY_ARCHIVE: 'off', JAVA_HOME: System.getProperty('java.home'), LANG: 'C.UTF-8', TERM: 'xterm']
    }

    Path directory() {
        runtime.resolve('cgroovy-spares')
    }

    static String words(String... arguments) {
        [LAUNCHER.toString(), *arguments].collect { "'${it.replace("'", "'\\''")}'" }.join(' ')
    }

    /** Calls the command. */
    Ended call(String... arguments) {
        run(words(arguments))
    }

    Ended run(String line) {
        await(start(line))
    }

    /** Has the shell run a line; gives its number. */
    int start(String line) {
        lines++
        leader.outputStream << "( $line ) </dev/null >out.$lines 2>err.$lines; echo \$? >draft; mv draft code.$lines\n"
        leader.outputStream.flush()
        lines
    }

    Ended await(int line) {
        def code = home.resolve("code.$line")
        awaits("end of line $line: ${home.resolve('shell').toFile().text}") { Files.exists(code) }
        new Ended(code: code.toFile().text as int, out: home.resolve("out.$line").toFile().text, err: home.resolve("err.$line").toFile().text)
    }

    /** What a line that runs has printed, once that is so much. */
    void prints(int line, String text) {
        awaits("out of line $line to be $text") { home.resolve("out.$line").toFile().with { it.exists() && it.text == text } }
    }

    /** The pid of the one that waits, once one does. */
    long ready() {
        awaits("a spare; there is ${processes()}") { waiting() }
        waiting().first().resolve('ready').toFile().text.trim() as long
    }

    List<Path> waiting() {
        spares().findAll { Files.exists(it.resolve('ready')) && !Files.exists(it.resolve('taken')) }
    }

    List<Path> spares() {
        (directory().toFile().listFiles() ?: []).findAll { it.directory }*.toPath()
    }

    /** Keepers and spares. */
    List<String> processes() {
        ProcessHandle.allProcesses().map { it.info().commandLine().orElse('') }.filter { it.contains(runtime.toString()) }.toList()
    }

    void awaitsNothing() {
        awaits('the end of all') { processes().empty }
    }

    static void awaits(String what, Closure<?> condition) {
        def end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60)
        while (!condition()) {
            assert System.nanoTime() < end: "waited in vain for $what"
            sleep(20)
        }
    }

    /** Ends the session, and waits until nothing is left. */
    @Override
    void close() {
        leader.outputStream.close()
        assert leader.waitFor(60, TimeUnit.SECONDS)
        awaitsNothing()
    }

    static class Ended {
        int code
        String out
        String err
    }
}
