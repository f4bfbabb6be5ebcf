package org.cgroovy.cgroup.tool

import org.cgroovy.cgroup.ControlFiles
import org.cgroovy.it.Host

import java.nio.file.Files
import java.nio.file.LinkOption
import java.nio.file.Path

/**
 * Two trees of cgroups that differ only in the names of their roots. The originals work in one and ours in the other; then
 * both must look the same. In commands the root is written {@code @}, and {@code $n} is a sleeping process, one a twin.
 */
class Twins implements Closeable {
    static final List<String> HIERARCHIES = ['cpu', 'memory', 'pids']

    /** Files whose values come and go by themselves. */
    private static final String MOVING = /.*(usage|stat|failcnt|current|peak|events|slabinfo|pressure).*/

    final String theirs = "cgroovy-wm-o$SUFFIX"
    final String ours = "cgroovy-wm-m$SUFFIX"

    private static final String SUFFIX = Long.toString(ProcessHandle.current().pid() % 10_000, 36)

    /** Where the originals are, and ours are not. */
    private static final String PATH = '/usr/sbin:/usr/bin:/sbin:/bin'

    static final List<String> JAVA =
            [ProcessHandle.current().info().command().get(), '-XX:TieredStopAtLevel=1', '-Dfile.encoding=UTF-8']

    /** A file for commands that name it {@code FILE}; in it, too, the root is written {@code @}. */
    String file = ''

    private final Path directory = Files.createTempDirectory('cgroovy-twins')
    private final Map<String, Map<Integer, Process>> sleepers = [:].withDefault { [:] }

    static boolean possible() {
        Host.hasV1(*HIERARCHIES) && Host.hasCommands('cgcreate', 'cgdelete', 'cgset', 'cgexec', 'cgclassify')
    }

    /** By the original; {@code before} stands before the command. */
    Ran theirs(List<String> command, List<String> before = []) {
        normal(Ran.program(['env', "PATH=$PATH".toString()] + before + expand(command, theirs)), theirs)
    }

    /** By the classes, in this process. */
    Ran ours(List<String> command, ControlFiles files = ControlFiles.HOST) {
        def words = expand(command, ours)
        normal(Ran.ours(files, words[0], words.tail()), ours)
    }

    /** By the classes in a process of their own; {@code before} stands before the command. */
    Ran apart(List<String> command, List<String> before = [], String classPath = System.getProperty('java.class.path')) {
        def start = command[0] == 'cgexec' ? [cgexec(classPath)] + expand(command, ours).tail()
                : JAVA + ['-cp', classPath, ToolMain.name] + expand(command, ours)
        normal(Ran.program(['env', "PATH=$PATH".toString()] + before + start), ours)
    }

    /** A copy of the script, which asks the classes by a stand-in for {@code cgroovy}. */
    String cgexec(String classPath = System.getProperty('java.class.path')) {
        directory.resolve('cgexec').toFile().text = new File('../scripts/cgexec').text
        directory.resolve('cgroovy').toFile().text = "#!/bin/sh\nexec ${JAVA.collect { "'$it'" }.join(' ')} " +
                "-Dcgroovy.caller=\"\$CGROOVY_CALLER\" -cp '$classPath' ${ToolMain.name} \"\$@\"\n"
        ['cgexec', 'cgroovy'].each { directory.resolve(it).toFile().executable = true }
        directory.resolve('cgexec').toString()
    }

    /** Prepares both trees in the same way, by the original. */
    void both(List<List<String>> commands) {
        commands.each { command ->
            [theirs, ours].each { root ->
                def process = new ProcessBuilder(expand(command, root)).redirectErrorStream(true).start()
                def text = process.inputStream.text
                assert process.waitFor() == 0: "$command: $text"
            }
        }
    }

    /** What there is: every cgroup with its files' owners, modes and values, and its processes by their numbers. */
    Map<String, Object> state(String root) {
        def state = new TreeMap<String, Object>()
        roots(root).each { hierarchy, top ->
            if (!Files.isDirectory(top)) {
                return
            }
            Files.walk(top).withCloseable { stream ->
                stream.forEach { Path path ->
                    def name = "$hierarchy:${top.relativize(path)}".toString()
                    state[name] = describe(path, root)
                }
            }
        }
        state
    }

    /** Where the twins differ: what the original made, what ours. */
    Map<String, List> differences() {
        def (one, other) = [state(theirs), state(ours)]
        (one.keySet() + other.keySet()).findAll { one[it] != other[it] }.collectEntries { [it, [one[it], other[it]]] }
    }

    Map<String, Path> roots(String root) {
        HIERARCHIES.collectEntries { [it, Path.of('/sys/fs/cgroup', it, root)] }
    }

    private Object describe(Path path, String root) {
        def attributes = Files.readAttributes(path, 'unix:mode,uid,gid', LinkOption.NOFOLLOW_LINKS)
        def text = [Integer.toOctalString(attributes.mode as int), attributes.uid, attributes.gid].join(' ')
        def name = path.fileName.toString()
        if (Files.isDirectory(path)) {
            return text
        }
        if (name == 'tasks') {
            return [text, members(path, root)]
        }
        return name ==~ MOVING || name == 'cgroup.procs' ? text : [text, value(path)]
    }

    private List<Integer> members(Path tasks, String root) {
        def pids = tasks.toFile().readLines()
        sleepers[root].findAll { it.value.pid().toString() in pids }.keySet().sort()
    }

    private static String value(Path file) {
        try {
            return file.toFile().text
        } catch (IOException e) {
            return 'unreadable'
        }
    }

    private List<String> expand(List<String> command, String root) {
        def path = directory.resolve(root)
        path.toFile().text = file.replace('@', root)
        path.toFile().executable = true
        command.collect { word ->
            word.replace('@', root).replaceAll(/^FILE$/, path.toString()).replaceAll(/^\$(\d)$/) { all, index -> sleeper(root, index as int).pid().toString() }
        }
    }

    Process sleeper(String root, int index) {
        sleepers[root].computeIfAbsent(index) { new ProcessBuilder('sleep', '600').start() }
    }

    private Ran normal(Ran ran, String root) {
        new Ran(ran.code, normal(ran.out, root), normal(ran.err, root))
    }

    private String normal(String text, String root) {
        def plain = text.replace(directory.resolve(root).toString(), 'FILE').replace(root, '@')
        sleepers[root].each { index, process -> plain = plain.replace(process.pid().toString(), "\$$index") }
        plain
    }

    /** Ends the processes and removes both trees. */
    void clean() {
        sleepers.values()*.values().flatten().each { Process it -> it.destroyForcibly().waitFor() }
        sleepers.clear()
        file = ''
        [theirs, ours].each { root -> roots(root).values().each { removeTree(it) } }
    }

    static void removeTree(Path directory) {
        if (Files.isDirectory(directory)) {
            directory.toFile().listFiles()?.findAll { it.directory }?.each { removeTree(it.toPath()) }
            for (int tries = 0; tries < 200 && Files.exists(directory); tries++) {
                try {
                    Files.delete(directory)
                } catch (IOException e) {
                    Thread.sleep(10)
                }
            }
        }
    }

    @Override
    void close() {
        clean()
        directory.toFile().deleteDir()
    }
}
