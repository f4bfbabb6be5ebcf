package org.cgroovy.dsl

import org.cgroovy.cgroup.CgroupHost
import org.cgroovy.linux.Kernel
import org.cgroovy.runner.HostCgroups
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Tag

import java.nio.file.Path

/** The words for cgroups on the real kernel, in cgroups and hierarchies of their own. */
@Tag('root')
@Requires(value = { CgroupWordsIT.hasV1() }, reason = 'needs root and v1 hierarchies')
class CgroupWordsIT extends ScriptSpecification {
    static final boolean KERNEL_THREAD = new File('/proc/2/comm').exists() && new File('/proc/2/comm').text.trim() == 'kthreadd'
    static final String NAME = "cgroovy-test-${ProcessHandle.current().pid()}"

    @Shared
    def real = new HostCgroups(new Kernel())

    static boolean hasV1() {
        def host = CgroupHost.read()
        boolean there = System.getProperty('user.name') == 'root' && ['cpu', 'memory', 'pids', 'freezer', 'cpuset'].every {
            host.controller(it).filter { !it.unified() && it.mount().toFile().canWrite() }.present
        }
        if (!there && System.getenv('CGROOVY_REQUIRE_ROOT_TESTS') == '1') {
            throw new IllegalStateException('this host lacks writable v1 hierarchies')
        }
        there
    }

    def processes = []

    def setup() {
        cgroups = real
    }

    def cleanup() {
        processes*.destroyForcibly()*.waitFor()
        run("cgroup('*:/$NAME').cgroups.each { it }; cgroup('/$NAME').thaw()" as String) { }
        run("cgroup('/$NAME').remove(recursive: true, kill: true)" as String) { }
        assert left() == []
    }

    /** A script that may fail. */
    private void run(String script, Closure failed) {
        try {
            run(script)
        } catch (Exception e) {
            failed(e)
        }
    }

    private static List<String> left() {
        CgroupHost.read().hierarchies()*.mount()*.resolve(NAME)*.toFile().findAll { it.exists() }*.path +
                new File('/proc/self/mountinfo').readLines().findAll { it.contains(NAME) }
    }

    private Process sleeper() {
        def process = new ProcessBuilder('sleep', '60').start()
        processes << process
        process
    }

    private static String file(String controller, String path, String file) {
        CgroupHost.read().required(controller).mount().resolve(path).resolve(file).toFile().text.trim()
    }

    def "what is written into control files by words is what the kernel has"() {
        when:
        run("""
            def cg = cgroup('pids,memory,cpu,cpuset:/$NAME/a').create()
            cg.pids.max = 5
            cg.memory.max = 100.MiB
            cg.cpu.max = 50.percent
            cg.cpuset.cpus = 0
            println([cg.pids.max, cg.memory.max, cg.cpu.max, cg.cpuset.cpus, cg['memory.stat'].cache, cg.memory.events.oom_kill])
            cg.limits { pids 7; memory 50.MiB; cpu 20.percent }
        """)

        then:
        output.trim() == '[5, 100 MiB, 50000 100000, 0, 0, 0]'
        file('pids', "$NAME/a", 'pids.max') == '7'
        file('memory', "$NAME/a", 'memory.limit_in_bytes') == "${50 << 20}"
        file('cpu', "$NAME/a", 'cpu.cfs_quota_us') == '20000'
        file('cpuset', "$NAME/a", 'cpuset.cpus') == '0'
    }

    def "a process is moved, seen, frozen, thawed and killed"() {
        given:
        def process = sleeper()

        when:
        run("""
            def cg = cgroup('pids,freezer:/$NAME').create()
            cg.attach ${process.pid()}
            println([cg.procs, cg.threads])
            cg.freeze()
            println cg.frozen
            cg.thaw()
            println cg.frozen
            cg.freeze()
            cg.kill()
            println([cg.procs, cg.exists()])
        """)

        then:
        output.readLines() == ["[[${process.pid()}], [${process.pid()}]]", 'true', 'false', '[[], true]']*.toString()
        process.waitFor() == 137
    }

    def "on v2 a process is moved, frozen and killed by its own files"() {
        given:
        def process = sleeper()

        when:
        run("""
            def cg = cgroup('unified:/$NAME').create()
            cg.attach ${process.pid()}
            cg.freeze()
            println([cg.cgroup.freeze, cg.cgroup.events.frozen, cg.cgroup.events.populated])
            cg.thaw()
            cg.kill()
            println([cg.procs, cg.cgroup.events.populated])
            cg.remove()
        """)

        then:
        output.readLines() == ['[1, 1, 1]', '[[], 0]']
        process.waitFor() == 137
    }

    def "#words says: #message, and nothing of it was done"() {
        given:
        def process = sleeper()
        run("cgroup('pids,freezer:/$NAME') { limits { pids 5 }; attach ${process.pid()}; child 'a' }")

        when:
        def said = failure("def cg = cgroup('pids,freezer:/$NAME')\n" + words.replace('NAME', NAME))

        then:
        said.replace(NAME, 'NAME').replace("${process.pid()}", 'PID') ==~ 'web.groovy:2: ' + message
        file('pids', NAME, 'pids.max') == '5'
        file('pids', NAME, 'cgroup.procs') == "${process.pid()}"
        cgroup("$NAME/a").exists()
        !cgroup("$NAME-b").exists()

        where:
        words                                             || message
        'cg.remove()'                                     || /cannot remove pids:\/NAME: it has the cgroup a; remove them first.*/
        'cg.remove(recursive: true)'                      || /cannot remove pids:\/NAME: it still has pid PID \(sleep\) in \S+; end them.*/
        "cgroup('pids:/NAME') { set 'pids.max', 4; set 'pids.max', 'x' }" || /write\(".*pids.max", "x"\): EINVAL, invalid argument; pids.max takes a number from 0 on, or max; it holds 4 now/
        'cg.pids.max = -1'                                || /write\(".*pids.max", "-1"\): EINVAL, .*/
        'cg.attach 999999999'                             || /write\(".*cgroup.procs", "999999999"\): ESRCH, no such process; there is no process 999999999, or it has just ended/
        "cgroup('pids:/NAME-b') { attach 999999999 }"     || /write\(".*cgroup.procs", "999999999"\): ESRCH, .*/
        'cg.attach 2'                                     || (KERNEL_THREAD ? /write\(".*cgroup.procs", "2"\): EINVAL, .*thread of the kernel.*/ : /write.*ESRCH, .*/)
        "cgroup('pids:/').kill()"                         || /kill\(\) would end this process too, .*/
    }

    private File cgroup(String path) {
        CgroupHost.read().required('pids').mount().resolve(path).toFile()
    }

    def "the second of two moves is refused, and the first is undone"() {
        given:
        def process = sleeper()
        def cpuset = CgroupHost.read().required('cpuset').mount().resolve(NAME).toFile()
        cpuset.mkdir() // empty: it takes nobody

        when:
        def said = failure("cgroup('pids,cpuset:/$NAME').create().attach ${process.pid()}")

        then:
        said.contains('ENOSPC') && said.contains('cpuset.cpus of ') && said.contains(' is empty')
        file('pids', NAME, 'cgroup.procs') == ''
    }

    def "an ordinary user makes cgroups below one that was handed over, and no others"() {
        given:
        run("cgroup('pids:/$NAME').create().delegate 'nobody'")
        def nobody = { String command -> ['setpriv', '--reuid=65534', '--clear-groups', 'sh', '-c', command].execute() }
        def directory = CgroupHost.read().required('pids').mount().resolve(NAME)

        expect:
        nobody("mkdir $directory/a && echo 5 > $directory/a/pids.max").waitFor() == 0
        nobody("echo 5 > $directory/pids.max").waitFor() != 0
        file('pids', "$NAME/a", 'pids.max') == '5'
    }

    @Requires(value = { CgroupHost.read().unified().filter { 'hugetlb' in it.controllers() }.present }, reason = 'needs a v2 hierarchy with a controller')
    def "v2 hands controllers down only where no process is, and the error says which one is where"() {
        given:
        def process = sleeper()
        def handed = CgroupHost.read().unified().get().mount().resolve('cgroup.subtree_control').toFile()
        def before = handed.text
        run("cgroup('unified:/$NAME') { attach ${process.pid()} }")

        when:
        def refused = failure("cgroup('hugetlb:/$NAME/a').create()")

        then:
        refused.contains("EBUSY, device or resource busy; pid ${process.pid()} (sleep) in ")
        refused.endsWith('a v2 cgroup whose children have controllers may have no processes of its own; move them into a cgroup below it first')
        !new File(handed.parentFile, "$NAME/a").exists()
        handed.text == before

        when:
        run("cgroup('unified:/$NAME/b').create().attach ${process.pid()}; cgroup('hugetlb:/$NAME/a').create()")
        refused = failure("cgroup('unified:/$NAME').attach ${process.pid()}")

        then:
        refused.contains("hands hugetlb down to its children, so it may have no processes of its own; attach it to a cgroup below")

        cleanup:
        process.destroyForcibly().waitFor()
        run("cgroup('unified:/$NAME').remove(recursive: true)")
        if (!before.contains('hugetlb')) {
            handed.text = '-hugetlb'
        }
    }

    @Requires(value = { CgroupHost.read().with { it.known().containsKey('net_prio') && !it.controller('net_prio').present } }, reason = 'needs a free controller')
    def "a free controller gets a hierarchy, which may be mounted twice, and is free again"() {
        when:
        run("""
            def h = hierarchy('x') { controllers 'net_prio'; at '${directory.resolve('a')}' }
            def again = hierarchy('x') { controllers 'net_prio'; at '${directory.resolve('b')}' }
            println hierarchies().find { it.hierarchy().label() == 'net_prio' }.mounts()*.fileName
            def cg = cgroup('net_prio:/$NAME').create()
            println cg.net_prio.prioidx > 0
            again.unmount()
            cg.remove()
            h.unmount()
        """)

        then:
        output.readLines() == ['[a, b]', 'true']
        new File('/proc/cgroups').readLines().any { it ==~ /net_prio\t0\t.*/ }
        left() == []
    }

    def "the hierarchy of v2 is mounted at another place, where it is the same"() {
        when:
        run("""
            def v2 = hierarchy('v2') { unified; at '${directory.resolve('v2')}' }
            cgroup('unified:/$NAME').create()
            println new File("\${v2.mount}/$NAME").directory
            v2.unmount()
        """)

        then:
        output.trim() == 'true'
        !directory.resolve('v2').toFile().exists()
    }

    def "a named hierarchy is mounted, used and taken apart again"() {
        given:
        def process = sleeper()
        def place = directory.resolve('demo')

        when:
        run("""
            def h = hierarchy('$NAME') { named; at '$place' }
            def a = h.cgroup('/a').create()
            a.attach ${process.pid()}
            println([a.procs, hierarchies().find { it.hierarchy().label() == 'name=$NAME' }.cgroups()])
            try { h.unmount() } catch (e) { println e.message }
            h.root.attach ${process.pid()}
            a.remove()
            h.unmount()
        """)

        then:
        output.readLines()[0] == "[[${process.pid()}], 2]"
        output.readLines()[1].startsWith("the hierarchy name=$NAME has cgroups (/a): unmounted, it would live on")
        !place.toFile().exists()
        !new File('/proc/self/cgroup').text.contains(NAME)
    }

    def "a controller that another hierarchy has cannot be mounted again, and nothing is left of the try"() {
        when:
        def said = failure("hierarchy('x') { controllers 'cpu', 'memory'; at '${directory.resolve('x')}' }")

        then:
        said.contains('cpu is in the hierarchy cpu at ')
        !directory.resolve('x').toFile().exists()
    }

    def "a cgroup that vanishes while it is walked is left out"() {
        given:
        run("cgroup('pids:/$NAME') { child 'a'; child 'b' }")
        def root = CgroupHost.read().required('pids').mount().resolve(NAME)
        def vanish = Thread.start { 200.times { root.resolve('a/x').toFile().with { it.mkdir(); it.delete() } } }

        when:
        run("500.times { cgroup('pids:/$NAME').walk() }; println cgroup('pids:/$NAME').children*.name")
        vanish.join()

        then:
        output.trim() == '[a, b]'
    }

    def "await comes back as soon as the kernel says that a cgroup of v2 is empty"() {
        given:
        def process = sleeper()
        Thread.start { sleep(700); process.destroyForcibly() }

        when:
        run("""
            def cg = cgroup('unified:/$NAME').create()
            cg.attach ${process.pid()}
            println cg.await({ cgroup.events.populated == 0 }, timeout: 30.seconds)
            cg.remove()
        """)

        then:
        output.trim() == 'true'
        !process.alive
    }

    def "await sees an OOM kill in a memory cgroup of v1"() {
        given:
        def process = new ProcessBuilder('sh', '-c', 'read line; exec tail /dev/zero').start()
        processes << process

        when:
        run("cgroup('memory:/$NAME') { limits { memory 20.MiB }; attach ${process.pid()} }")
        process.outputStream.with { it << '\n'; it.flush() }
        run("kills = 0; println cgroup('memory:/$NAME').await({ memory.events.oom_kill > kills }, timeout: 30.seconds)")

        then:
        output.trim() == 'true'
        process.waitFor() == 137
    }

    def "await gives up when its time is over, and watch ends when told to"() {
        when:
        run("""
            def cg = cgroup('pids:/$NAME').create()
            println cg.await({ pids.current > 0 }, timeout: 300.millis)
            int n = 0
            watch(cg, every: 20.millis) { n++; it.pids == 0 && n < 3 }
            watch(cg, every: 20.millis, times: 2) { n++ }
            println n
        """)

        then:
        output.readLines() == ['false', '5']
    }
}
