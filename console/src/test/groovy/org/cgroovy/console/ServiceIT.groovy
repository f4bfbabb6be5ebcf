package org.cgroovy.console

import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Tag

import java.util.concurrent.TimeUnit

/** Users who are not root, and a runner of root that makes their containers. */
@Tag('root')
@Requires(value = { TestHost.runsContainers() }, reason = 'needs root to become another, and busybox')
class ServiceIT extends Specification {
    static final LOOP = "'/bin/sh', '-c', 'trap \"exit 9\" TERM; echo begun; while :; do sleep 0.05; done'"

    @Shared
    File build = OrdinaryUser.build()

    @Shared
    @AutoCleanup
    Service service = new Service()

    @Shared
    @AutoCleanup
    OrdinaryUser ann = user("cgroovy-a-$OrdinaryUser.PID", true)

    @Shared
    @AutoCleanup
    OrdinaryUser nobody = user('', false)

    def cleanupSpec() {
        assert [ann, nobody].every { !new File("/tmp/cgroovy-$it.uid").exists() }
        build.deleteDir()
    }

    private OrdinaryUser user(String name, boolean known) {
        def made = new OrdinaryUser(name, known)
        made.variables = ["CGROOVY_RUNNER=$service.socket".toString()]
        made
    }

    private Command run(OrdinaryUser user, String script, String input = '') {
        user.run(build, ['-e', script], input)
    }

    /** A call that goes on while the spec does. */
    private Process begin(OrdinaryUser user, String script) {
        new ProcessBuilder(user.command(build) + ['-e', script]).redirectErrorStream(true).start()
    }

    private static String lineOf(Process process) {
        process.inputReader().readLine()
    }

    private static boolean ends(Process process) {
        process.waitFor(20, TimeUnit.SECONDS)
    }

    def "a container just works, with limits that nobody delegated"() {
        when:
        def ran = run(ann, '''container { hostname 'inside'; rootfs busybox(); limits { pids 10; memory 64.MiB }
            run '/bin/sh', '-c', 'echo $(hostname) $(cat) $(id -u); cat /proc/self/uid_map; n=0; while [ $n -lt 12 ]; do sleep 1 & n=$((n+1)); done; exit 7' }''', 'world')

        then:
        ran.out.readLines()*.trim()*.replaceAll(' +', ' ') == ['inside world 0', "0 $ann.uid 1", "1 $OrdinaryUser.FIRST 65536"]*.toString()
        ran.err.contains("can't fork")
        ran.exitCode == 2
        service.empty
        service.log.contains("user=cgroovy-a-$OrdinaryUser.PID")
    }

    def "output comes as bytes, errors apart, and the exit code is the command's"() {
        when:
        def ran = run(ann, '''def r = container { rootfs busybox(); capture '/bin/sh', '-c', 'printf "a\\\\000b"; echo oops >&2; exit 5' }
            println([r.outBytes.toList(), r.err, r.exitCode])''')

        then:
        ran.out == '[[97, 0, 98], oops\n, 5]\n'
        ran.err == ''
    }

    def "all words of a running container do what they say, also from another call"() {
        when:
        def ran = run(ann, """def c = container('web') { rootfs busybox(); limits { pids 20 }; start $LOOP }
            def r = c.exec('/bin/sh', '-c', 'exit 3')
            println r.exitCode
            c.pause(); println ps()*.state; c.resume()
            c.update { pids 7 }
            println new File(c.cgroups.find { "\$it".contains('pids') }.toString(), 'pids.max').text.trim()
            println c.stats().pids.present
            println c.processes().size() > 0
            println c.audit().find { it.what == 'user' }.found
            println c.logs()
            c.kill 'TERM'
            println c.waitFor().exitCode
            container('left') { rootfs busybox(); detach true; start $LOOP }""".stripIndent())
        def other = [ann.run(build, ['ps']), ann.run(build, ['exec', 'left', 'echo', 'in']), ann.run(build, ['kill', '-s', 'TERM', 'left'])]
        def waited = run(ann, "sleep 300; println ps()")

        then:
        ran.err == ''
        ran.out.readLines().findAll()[0..4] == ['3', '[paused]', '7', 'true', 'true']
        ran.out.contains("uid $ann.uid outside")
        ran.out.readLines().contains('begun')
        ran.out.readLines().last() == '9' || ran.out.contains('\n9\n')
        other[0].out.contains('left')
        other[1].out == 'in\n'
        other*.exitCode == [0, 0, 0]
        waited.out == '[]\n'
        service.empty
    }

    def "what would give a right over the host is refused, in one line that says what to leave out"() {
        given:
        def refusals = [
                'limits { pids 100000 }'             : 'asks for pids 100000, and at most 4096 may be',
                "limits { set 'pids.max', 5 }"       : 'sets the control file pids.max',
                "limits { devices { allow 'a' } }"   : 'asks for device rules',
                "mounts { bind '/root', '/mnt' }"    : 'has the bind source /root, which ',
                "rootfs '/root'"                     : 'has the rootfs /root, which ',
                "namespaces { share 'net' }"         : "shares the host's net namespace",
                "namespaces { join net: '/proc/1/ns/net' }": 'joins the net namespace /proc/1/ns/net',
                'namespaces { uidMap 0, 0, 1 }'      : "maps user ids 0 (1 of them), which are not the caller's",
                "seccomp 'unconfined'"               : 'asks for another system call filter',
                'rlimits { nofile 100000000 }'       : 'raises the rlimit nofile above that of',
                'oomScoreAdj (-500)'                 : 'asks to be spared by the OOM killer (-500)']
        def tries = refusals.keySet().collect { words ->
            "try { container { rootfs busybox(); $words; run 'true' }; println 'ALLOWED' } catch (e) { println e.message }"
        }.join('\n')

        when:
        def ran = run(ann, tries)

        then:
        ran.err == ''
        ran.out.readLines().size() == refusals.size()
        [ran.out.readLines(), refusals.values().toList()].transpose().every { line, reason ->
            line.contains("cgroovy runner refuses what $reason") && service.log.contains("refused: cgroovy runner refuses what $reason")
        }
        service.empty
    }

    def "with a single id there is root alone, and a container starts all the same"() {
        when:
        def ran = run(nobody, "print container { rootfs busybox(); limits { pids 5 }; capture '/bin/sh', '-c', 'id -u; cat /proc/self/uid_map' }.out")

        then:
        ran.err == ''
        ran.out.readLines()*.trim()*.replaceAll(' +', ' ') == ['0', "0 $nobody.uid 1"]*.toString()
    }

    def "resource limits are the caller's own, not those of the runner"() {
        given:
        def script = "print container { rootfs busybox(); capture '/bin/sh', '-c', 'ulimit -n; ulimit -Hn; ulimit -c' }.out"

        expect:
        ann.run(build, ['-e', script], '', ['prlimit', '--nofile=200:300', '--core=0:0']).out == '300\n300\n0\n' // Java raises its soft limit
    }

    def "one user sees nothing of another, and can neither enter nor end what is his"() {
        given:
        def running = begin(ann, "def c = container('mine') { rootfs busybox(); start $LOOP }; println c.pid; System.out.flush(); println c.waitFor().exitCode")
        def pid = lineOf(running)

        expect:
        nobody.run(build, ['ps']).out.readLines().size() <= 1
        nobody.run(build, action).with { exitCode == 1 && err.contains('no container mine is running') }
        run(nobody, "print container('mine') { rootfs busybox(); capture 'echo', 'his own' }.out").out == 'his own\n'
        run(nobody, "print container { rootfs busybox(); capture '/bin/sh', '-c', 'kill -9 $pid || echo no' }.out").out.contains('no')
        new File("/proc/$pid").exists()

        cleanup:
        ann.run(build, ['rm', 'mine'])
        ends(running)

        where:
        action << [['kill', 'mine'], ['rm', 'mine'], ['exec', 'mine', 'true']]
    }

    def "a console that dies takes its containers along, but not those that are detached"() {
        given:
        def console = begin(ann, "container('mine') { rootfs busybox(); start $LOOP }.exec('true'); container('stays') { rootfs busybox(); detach true; start $LOOP }; println 'on'; System.out.flush(); sleep 60000")
        assert lineOf(console) == 'on'

        when:
        console.destroyForcibly().waitFor()
        sleep(500)

        then:
        service.notes().findAll { !it.startsWith('.') } == ['stays']

        cleanup:
        ann.run(build, ['rm', 'stays'])
        ann.run(build, ['gc'])
        assert service.empty
    }

    def "containers live on when the runner is #how, and who waits for them learns their end"() {
        given:
        def console = begin(ann, "def c = container('long') { rootfs busybox(); limits { pids 20 }; start $LOOP }; println 'on'; System.out.flush(); println c.waitFor().exitCode; println ps()")
        assert lineOf(console) == 'on'

        when:
        action(service)
        sleep(300)
        service.start()
        def killed = ann.run(build, ['kill', '-s', 'TERM', 'long'])

        then:
        killed.exitCode == 0
        lineOf(console) == '9'
        lineOf(console) == '[]'
        ends(console)
        service.empty

        where:
        how               | action
        'killed'          | { it.kill() }
        'stopped in order'| { it.stop() }
    }

    def "what was running when both runner and console were killed is gone when the runner is there again"() {
        given:
        def console = begin(ann, "container('mine') { rootfs busybox(); start $LOOP }; println 'on'; System.out.flush(); sleep 60000")
        assert lineOf(console) == 'on'

        when:
        service.kill()
        console.destroyForcibly().waitFor()
        service.start()

        then:
        service.empty
        ann.processes() == []

        cleanup:
        ann.run(build, ['gc'])
    }

    def "without the runner the message says so"() {
        given:
        service.stop()

        expect:
        with(run(ann, "container { rootfs busybox(); run 'true' }")) {
            exitCode == 3
            err.contains('no runner')
        }

        cleanup:
        service.start()
    }

    def "the policy is per user, and an error in it stops the runner with its line"() {
        given:
        service.stop()
        service.policy.text = """{
            // for everybody
            "default": { "pids": 50 },
            "users": { "$ann.uid": { "containers": 1, "memory": "64m" }, "$nobody.uid": { "allow": false } }
        }"""

        when:
        service.start()
        def two = run(ann, "container('a') { rootfs busybox(); start $LOOP }; container('b') { rootfs busybox(); run 'true' }")
        def much = run(ann, "container { rootfs busybox(); limits { memory 65.MiB }; run 'true' }")
        def unasked = run(ann, "def c = container { rootfs busybox(); start $LOOP }; println c.cgroups.collect { new File(\"\$it/memory.limit_in_bytes\") }.find { it.exists() }.text")
        def none = run(nobody, "container { rootfs busybox(); run 'true' }")

        then:
        two.err.contains('you have 1 containers, and may have 1')
        much.err.contains('asks for memory 68157440, and at most 67108864 may be')
        unasked.out.trim() == '67108864'
        none.err.contains('the administrator gives no containers to')

        when:
        service.stop()
        service.policy.text = '{\n  "default": {\n    "memry": 5\n  }\n}'
        def wrong = Command.run(service.arguments())

        then:
        wrong.exitCode == 1
        wrong.err.contains("$service.policy:3: 'memry' is none of allow, containers, cpu, cpus, memory, mounts, pids, requests, swap, totalMemory, totalPids")
        wrong.err.readLines().size() == 1

        cleanup:
        service.policy.delete()
        service.start()
    }

    def "only root can be a runner"() {
        expect:
        with(ann.run(build, ['runner'])) {
            exitCode == 1
            err.contains('only root can')
        }
    }
}
