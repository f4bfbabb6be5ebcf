package org.cgroovy.console

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit

/** Somebody who is not root, for as long as a spec runs, and the command as he calls it. */
class OrdinaryUser implements Closeable {
    /** Ids of this process alone: another run of the same spec may be under way. */
    static final long PID = ProcessHandle.current().pid()
    static final int FIRST = 3_000_000 + (int) (PID % 10_000) * 65_536
    static final String RANGES = "$FIRST-${FIRST + 65_535}"

    final int uid
    final File home
    /** Beside those of a fresh login, as in {@code NAME=value}. */
    List<String> variables = []
    private final String name
    private final boolean known

    /** @param known whether he has a line in /etc/passwd, and ranges of ids; else he is but a number */
    OrdinaryUser(String name, boolean known) {
        this.name = name
        this.known = known
        home = Files.createTempDirectory('cgroovy-home-').toFile()
        if (known) {
            ran('useradd', '--no-create-home', '--home-dir', home.path, name)
            ran('usermod', '--del-subuids', '0-4294967294', '--del-subgids', '0-4294967294', name)
            ran('usermod', '--add-subuids', RANGES, '--add-subgids', RANGES, name)
        }
        uid = known ? ran('id', '-u', name).trim() as int : 2_000_000 + (int) (PID % 10_000)
        ran('chown', "$uid:$uid", home.path)
    }

    /** The build, where he can read it: it may lie in somebody's home directory. */
    static File build() {
        def copy = Files.createTempDirectory('cgroovy-build-').toFile()
        System.getProperty('java.class.path').split(':').findAll { new File(it).exists() && !it.endsWith('test-classes') }.eachWithIndex { path, i ->
            ran('cp', '-rL', path, "$copy/${String.format('%03d', i)}${path.endsWith('.jar') ? '.jar' : ''}")
        }
        ran('chmod', '-R', 'a+rX', copy.path)
        copy
    }

    /** The words that begin a command of his, in his own environment. */
    List<String> command(File build) {
        def paths = build.listFiles()*.path.findAll { !it.endsWith('.jsa') }.sort()
        ['setpriv', '--reuid', uid, '--regid', uid, '--clear-groups', '--reset-env', 'env', '-C', home, "HOME=$home", 'PATH=/usr/bin:/bin',
         'LC_ALL=C.UTF-8', *variables, *CommandJava.of(paths, new File(build, 'libraries.jsa')), '-XX:-UsePerfData', Main.name]*.toString()
    }

    Command run(File build, List<String> arguments, String input = '', List<String> before = []) {
        Command.await(new ProcessBuilder(before + command(build) + arguments).start(), input)
    }

    /** Those that are still there after some moments: what was ended waits for the host's init to notice. */
    List<Path> processes() {
        def end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5)
        def found = now()
        while (found && System.nanoTime() < end) {
            sleep(50)
            found = now()
        }
        found
    }

    private List<Path> now() {
        Files.list(Path.of('/proc')).withCloseable { all ->
            all.filter { it.fileName.toString().isInteger() && owner(it) in [uid, *(FIRST..FIRST + 65_535)] }.toList()
        }
    }

    private static int owner(Path path) {
        try {
            Files.getAttribute(path, 'unix:uid') as int
        } catch (IOException gone) {
            -1
        }
    }

    static String ran(Object... command) {
        def process = new ProcessBuilder(command*.toString()).redirectErrorStream(true).start()
        def said = process.inputStream.text
        assert process.waitFor() == 0: "$command: $said"
        said
    }

    @Override
    void close() {
        if (known) {
            ran('userdel', name)
        }
        ran('rm', '-rf', home.path)
    }
}
