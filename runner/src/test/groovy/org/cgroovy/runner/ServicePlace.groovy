package org.cgroovy.runner

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.BlockingQueue
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit

/** A runner's service in a place of its own, and consoles of users who are not root; each a process of its own. */
class ServicePlace implements Closeable {
    /** Users without a name; no other run of these specs has them. */
    static final int FIRST_UID = 2_100_000 + 10 * (int) (ProcessHandle.current().pid() % 10_000)

    @Lazy
    private static String readable = ChildJvm.readableClassPath()

    final File directory = Lab.directory('service')
    final File notes
    final String cgroups = "/$Lab.NAME-$directory.name"
    private final List<Process> consoles = []
    private Process process

    /**
     * @param policy the text of its file
     * @param notes where it notes the users' containers
     */
    ServicePlace(String policy = '{}', File notes = null) {
        this.notes = notes ?: new File(directory, 'run/.users')
        new File(directory, 'policy.json').text = policy
        start()
    }


    long pid() {
        process.pid()
    }

    /** The words that start it. */
    List<String> command(File notes = this.notes) {
        ChildJvm.command(CrashingService) + [directory.path, notes.path, cgroups]
    }

    void start(File log = new File(directory, 'log')) {
        int listened = log.exists() ? log.text.count('listening') : 0
        process = new ProcessBuilder(command()).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log)).start()
        def end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30)
        while (log.text.count('listening') <= listened) {
            assert process.alive && System.nanoTime() < end, log.text
            sleep(5)
        }
    }

    void kill() {
        process.destroyForcibly().waitFor()
    }

    /** As an administrator does. */
    void stop() {
        process.destroy()
        assert process.waitFor(10, TimeUnit.SECONDS)
    }

    boolean isAlive() {
        process.alive
    }

    /** Somebody at a console of his own; he is the nth of several. */
    Talk console(int nth) {
        int uid = FIRST_UID + nth
        def command = ['setpriv', '--reuid', uid, '--regid', uid, '--clear-groups', '--reset-env', 'env', '-C', '/tmp', 'LC_ALL=C.UTF-8',
                       *ChildJvm.command(readable, Console), "$notes.parent/runner.sock"]*.toString()
        def talk = new Talk(uid, new ProcessBuilder(command).redirectErrorStream(true).start())
        consoles << talk.process
        talk
    }

    /** What is left of that user's containers, after some moments; his console is {@code console}. */
    List<String> remains(int uid, long console) {
        def end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5)
        def found = found(uid, console)
        while (found && System.nanoTime() < end) {
            sleep(5)
            found = this.found(uid, console)
        }
        found
    }

    /** The same at once. */
    List<String> found(int uid, long console) {
        def noted = (new File(notes, "$uid").list() ?: []).collect { "note $it" }
        def groups = cgroups().collectMany { new File(it, "@$uid").listFiles()?.findAll { it.directory } ?: [] }
        def processes = new File('/proc').list().findAll { it.number && (it as long) !in [pid(), console] && (owner(it) == uid || isOurs(it)) }
        (noted + groups + processes.collect { "process $it ${commandLine(it)}" })*.toString()
    }

    /** A child that is not yet a program, of a service that may be dead. */
    private boolean isOurs(String pid) {
        commandLine(pid).contains("CrashingService\0$directory\0")
    }

    private static String commandLine(String pid) {
        try {
            new File("/proc/$pid/cmdline").text
        } catch (IOException gone) {
            ''
        }
    }

    private static int owner(String pid) {
        try {
            Files.getAttribute(Path.of("/proc/$pid"), 'unix:uid') as int
        } catch (IOException gone) {
            -1
        }
    }

    /** The directories of all users' cgroups that are there. */
    List<String> cgroups() {
        ['/sys/fs/cgroup', *new File('/sys/fs/cgroup').listFiles().findAll { it.directory }*.path]
                .collect { new File(it, cgroups.substring(1)) }.findAll { it.directory }*.path
    }

    /** Waits until nothing of any container or user is left. */
    boolean isEmpty() {
        def end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5)
        while ((cgroups() || notes.list()) && System.nanoTime() < end) {
            sleep(5)
        }
        cgroups() == [] && !notes.list()
    }

    int files() {
        new File("/proc/${pid()}/fd").list().length
    }

    @Override
    void close() {
        consoles*.destroyForcibly()*.waitFor()
        def clean = !alive || empty
        stop()
        assert clean: "left in $cgroups: ${cgroups()}, in $notes: ${notes.list()}"
    }

    /** What is said to a console, and what it answers. */
    static class Talk {
        private static final String END = ''

        final int uid
        final Process process
        private final BlockingQueue<String> answers = new LinkedBlockingQueue<>()

        Talk(int uid, Process process) {
            this.uid = uid
            this.process = process
            Thread.startDaemon('console') {
                process.inputReader().eachLine { answers << it }
                answers << END
            }
            def first = answer()
            assert first == 'connected'
        }

        long pid() {
            process.pid()
        }

        String ask(String wish) {
            tell(wish)
            answer()
        }

        void tell(String wish) {
            process.outputStream << "$wish\n"
            process.outputStream.flush()
        }

        /** Empty when it is dead. */
        String answer(int seconds = 60) {
            def answer = answers.poll(seconds, TimeUnit.SECONDS)
            assert answer != null: "no answer from the console of $uid"
            answer
        }

        /** Whether there is an answer, or will never be one. */
        boolean isReady() {
            !answers.empty
        }

        void kill() {
            process.destroyForcibly().waitFor()
        }
    }
}
