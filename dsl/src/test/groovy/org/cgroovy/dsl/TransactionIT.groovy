package org.cgroovy.dsl

import org.cgroovy.linux.Kernel
import org.cgroovy.runner.HostCgroups
import org.cgroovy.cgroup.CgroupHost
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Tag

import java.nio.file.Files
import java.nio.file.Path

/** transaction { } on the real kernel: what it undoes is compared file by file, with owners and modes. */
@Tag('root')
@Requires(value = { CgroupWordsIT.hasV1() }, reason = 'needs root and v1 hierarchies')
class TransactionIT extends ScriptSpecification {
    static final String NAME = "cgroovy-test-t${ProcessHandle.current().pid()}"
    static final String ALL = 'pids,memory,cpu,cpuset,freezer,devices,blkio'

    /** Files whose values come and go by themselves. */
    private static final String MOVING = /.*(usage|stat|failcnt|current|peak|events|slabinfo|pressure|io_service).*/

    @Shared
    def real = new HostCgroups(new Kernel())

    def processes = []

    def setup() {
        cgroups = real
        run("""
            cgroup('$ALL:/$NAME') {
                limits { pids 50; memory 64.MiB; cpu 50.percent }
                set 'devices.deny', 'c 1:8 rwm'
                child('below') { set 'memory.swappiness', 10 }
                child('empty') { set 'cpu.shares', 77; set 'notify_on_release', 1; mode '0711'; owner 4711 }
            }
            cgroup('devices:/$NAME/empty')['devices.deny'] = 'a'
            cgroup('devices:/$NAME/empty')['devices.allow'] = 'c 1:3 rwm'
            cgroup('devices:/$NAME/empty')['devices.allow'] = 'c 1:5 r'
        """)
        bytes.reset()
    }

    def cleanup() {
        processes*.destroyForcibly()*.waitFor()
        run("def cg = cgroup('/$NAME'); if (cg.cgroups.any { it.hierarchy().controllers().contains('freezer') }) { cg.thaw() }; cg.remove(recursive: true, kill: true)")
        assert state() == [:]
    }

    def "what #words changes is put back when the block throws"() {
        given:
        def process = sleeper()
        def before = state()

        when:
        def said = failure("""def cg = cgroup('$ALL:/$NAME')
            def pid = ${process.pid()}
            transaction {
                $words
                println 'done'
                throw new IllegalStateException('enough')
            }""")

        then:
        output == 'done\n'
        said.startsWith('web.groovy:6: IllegalStateException: enough (transaction: ')
        said.endsWith(end)
        state() == before

        where:
        words                                                        || end
        'cg.pids.max = 5'                                            || '(transaction: the change was put back)'
        'cg.pids.max = 5; cg.pids.max = 6; cg["pids.max"] = "max"'   || '(transaction: all 3 changes were put back)'
        ''                                                           || '(transaction: nothing had been changed)'
        'cg.memory.max = 32.MiB; cg.memory.max = 100.MiB'            || '2 changes were put back)'
        'cg["memory.memsw.limit_in_bytes"] = 128.MiB; cg["memory.limit_in_bytes"] = 100.MiB' || '2 changes were put back)'
        'cg.limits { pids 7; memory 10.MiB; cpu 10.percent }'        || 'put back)'
        'cg["cpu.cfs_period_us"] = 10000'                            || 'put back)'
        'cg["cpu.idle"] = 1'                                         || 'put back)'
        'cgroup("cpuset:/' + NAME + '/below")["cpuset.cpus"] = 0'                                 || 'put back)'
        'cg["memory.oom_control"] = 1'                               || 'put back)'
        'cg["notify_on_release"] = 1; cg["cgroup.clone_children"] = 1' || 'put back)'
        'cgroup("devices:/' + NAME + '/empty")["devices.allow"] = "c 5:0 rw"' || 'put back)'
        'cgroup("devices:/' + NAME + '/empty")["devices.deny"] = "c 1:3 w"' || 'put back)'
        'cgroup("devices:/' + NAME + '/empty")["devices.allow"] = "a"' || 'put back)'
        'cg["blkio.throttle.read_bps_device"] = "' + device() + ' 1048576"' || 'put back)'
        'cg.freeze()'                                                || 'put back)'
        'cg.attach pid; cg.freeze(); cg.thaw()'                      || 'put back)'
        'cg.attach pid; cgroup("pids:/' + NAME + '/below").attach pid' || 'put back)'
        'cg["tasks"] = pid'                                          || 'put back)'
        'cg.attachThread pid'                                        || 'put back)'
        'cg.owner = 4711; cg.mode = "0700"; cg.delegate 65534'       || 'put back)'
        'cg.child("new").create().child("newer").create().pids.max = 3' || 'put back)'
        'def n = cg.child("new").create(); n.attach pid; n.pids.max = 3' || 'put back)'
        'cgroup("' + ALL + ':/' + NAME + '/new") { limits { pids 2 }; attach pid; child("x") { mode "0500" } }' || 'put back)'
        'cg.child("empty").remove()'                                 || "blkio:/$NAME/empty was made anew; devices:/$NAME/empty was made anew; freezer:/$NAME/empty was made anew; cpuset:/$NAME/empty was made anew; cpu:/$NAME/empty was made anew; memory:/$NAME/empty was made anew; pids:/$NAME/empty was made anew)".toString()
        'cg.child("empty").remove(); cg.child("empty").create().cpu.shares = 5' || 'was made anew)'
    }

    def "a block that ends well gives its value, and its changes stay"() {
        when:
        run("""def cg = cgroup('pids:/$NAME')
            println transaction { cg.pids.max = 5; cg.pids.max + 1 }
            cg.pids.max = 6""")

        then:
        output == '6\n'
        file('pids', '', 'pids.max') == '6'
    }

    def "of nested transactions a caught inner failure undoes the inner one, an outer failure both"() {
        when:
        run("""def cg = cgroup('pids:/$NAME')
            try {
                transaction {
                    cg.pids.max = 5
                    try { transaction { cg.pids.max = 4; assert false } } catch (AssertionError e) { println cg.pids.max }
                    transaction { cg.pids.max = 3 }
                    println cg.pids.max
                    throw new IOException('x')
                }
            } catch (IOException e) { println e.suppressed*.message }
            println cg.pids.max""")

        then:
        output == '5\n3\n[transaction: all 2 changes were put back]\n50\n'
    }

    def "what cannot be put back is said: #what"() {
        given:
        def process = sleeper()

        when:
        def said = failure("""def cg = cgroup('pids:/$NAME')
            transaction {
                $words
                throw new IllegalStateException('enough')
            }""".replace('PID', process.pid() as String))

        then:
        said.replace(process.pid() as String, 'PID') == "web.groovy:4: IllegalStateException: enough (transaction: the change could not be put back; $what)"

        cleanup:
        process.destroyForcibly().waitFor()

        where:
        words                                                                        || what
        'cg.attach PID; def p = ProcessHandle.of(PID).get(); p.destroyForcibly(); p.onExit().join(); Thread.sleep(100)' || "process PID has ended and is not back in /sys/fs/cgroup/pids"
        'cg.child("n").create(); new File("/sys/fs/cgroup/pids/' + NAME + '/n/cgroup.procs").text = PID' || "pids:/$NAME/n stays: it has pid PID (sleep) in /sys/fs/cgroup/pids/$NAME/n"
    }

    def "#words is refused in a transaction, since it could not be undone"() {
        when:
        def said = failure("def cg = cgroup('pids:/$NAME')\ntransaction { cg.pids.max = 5; $words }")

        then:
        said == "web.groovy:2: $message (transaction: the change was put back)"
        file('pids', '', 'pids.max') == '50'

        where:
        words                        || message
        'cg.kill()'                  || 'nobody can bring back the killed, so killing has no place in transaction { }: kill before it or after'
        "cgset '-r', 'pids.max=3', '/$NAME'" || "cgset undoes nothing afterwards, so it has no place in transaction { }; cgroup('/…') and its words have"
    }

    def "a hierarchy that was mounted or unmounted in it is as before"() {
        given:
        def mount = directory.resolve('h')

        when:
        failure("""transaction { hierarchy('$NAME') { named; at '$mount' }; cgroup('name=$NAME:/a').create(); assert false }""")

        then:
        !new File('/proc/self/mountinfo').text.contains(NAME)

        when:
        failure("""def h = hierarchy('$NAME') { named; at '$mount' }
            transaction { h.unmount(); assert false }""")

        then:
        new File('/proc/self/mountinfo').text.contains("name=$NAME")

        cleanup:
        run("hierarchy('$NAME').unmount()")
    }

    def "a session that ends within it undoes it, and what runs on changes nothing more"() {
        given:
        def session = session()
        def cg = Groups.of(session, "pids:/$NAME")
        def said = []

        when:
        session.transaction {
            cg.write('pids.max', 5)
            Thread.start { session.close() }.join() // as at Ctrl-C
            try {
                cg.write('pids.max', 6)
            } catch (RuntimeException e) {
                said << e.message
            }
        }

        then:
        said == ['the transaction in which this runs has been undone; it changes nothing more']
        file('pids', '', 'pids.max') == '50'
    }

    def "threads that it starts are part of it, others are not"() {
        when:
        failure("""def cg = cgroup('pids,cpu:/$NAME')
            def other = new java.util.concurrent.SynchronousQueue()
            Thread.start { other.take(); cg['cpu.shares'] = 99; other.put 1 }
            transaction { other.put 1; other.take(); Thread.start { cg.pids.max = 5 }.join(); assert cg.pids.max != 5 }""")

        then:
        file('pids', '', 'pids.max') == '50'
        file('cpu', '', 'cpu.shares') == '99'
    }

    private static String device() {
        new File('/sys/block').listFiles().findAll { new File(it, 'queue').directory }.collect { new File(it, 'dev').text.trim() }.min()
    }

    private Process sleeper() {
        def process = new ProcessBuilder('sleep', '60').start()
        processes << process
        process
    }

    private static String file(String controller, String below, String file) {
        CgroupHost.read().required(controller).mount().resolve(NAME).resolve(below).resolve(file).toFile().text.trim()
    }

    private static Map<String, String> state() {
        def state = new TreeMap<String, String>()
        CgroupHost.read().hierarchies()*.mount()*.resolve(NAME).findAll { Files.isDirectory(it) }.each { top ->
            Files.walk(top).withCloseable { it.forEach { Path path ->
                def a = Files.readAttributes(path, 'unix:mode,uid,gid')
                def name = path.fileName.toString()
                state[path.toString()] = "${Integer.toOctalString(a.mode as int)} $a.uid $a.gid ${Files.isDirectory(path) || name ==~ MOVING ? '' : text(path)}".toString()
            } }
        }
        state
    }

    private static String text(Path file) {
        try {
            return file.toFile().readLines().sort().join('\n')
        } catch (IOException e) {
            return 'unreadable'
        }
    }
}
