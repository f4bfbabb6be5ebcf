package org.cgroovy.console

import java.util.concurrent.TimeUnit

/** A runner for users who are not root, in a place of its own, as a process of its own. */
class Service implements Closeable {
    static final String CGROUPS = "/cgroovy-service-${ProcessHandle.current().pid()}"

    final File place
    private Process process

    Service() {
        place = File.createTempDir('cgroovy-service-', '')
        OrdinaryUser.ran('chmod', '711', place.path)
        start()
    }

    String getSocket() {
        "$place/runner.sock"
    }

    File getPolicy() {
        new File(place, 'policy.json')
    }

    String getLog() {
        new File(place, 'log').text
    }

    List<String> arguments() {
        ['runner', '--socket', socket, '--notes', "$place/notes", '--cgroups', CGROUPS, '--policy', policy.path, '--verbose']*.toString()
    }

    void start() {
        def log = new File(place, 'log')
        def before = log.exists() ? log.text.count('listening') : 0
        process = new ProcessBuilder(Command.JAVA + ['-Xmx96m', Main.name] + arguments())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log)).start()
        def end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30)
        while (log.text.count('listening') <= before) {
            assert process.alive && System.nanoTime() < end, log.text
            sleep(20)
        }
    }

    long pid() {
        process.pid()
    }

    /** As a crash does. */
    void kill() {
        process.destroyForcibly().waitFor()
    }

    /** As an administrator does. */
    void stop() {
        process.destroy()
        assert process.waitFor(10, TimeUnit.SECONDS)
    }

    /** The directories of cgroups that are there. */
    static List<String> cgroups() {
        ['/sys/fs/cgroup', *new File('/sys/fs/cgroup').listFiles().findAll { it.directory }*.path]
                .collect { new File(it, CGROUPS.substring(1)) }.findAll { it.directory }*.path
    }

    /** What is noted of containers. */
    List<String> notes() {
        def found = []
        new File(place, 'notes').eachFileRecurse(groovy.io.FileType.FILES) { found << it.name }
        found
    }

    /** Waits until nothing of any container is left. */
    boolean isEmpty() {
        def end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10)
        while ((cgroups() || notes()) && System.nanoTime() < end) {
            sleep(20)
        }
        cgroups() == [] && notes() == []
    }

    @Override
    void close() {
        stop()
        place.deleteDir()
    }
}
