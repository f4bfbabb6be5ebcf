package org.cgroovy.runner

import org.cgroovy.cgroup.Limits
import org.cgroovy.cgroup.MemoryLimits
import org.cgroovy.it.Records
import org.cgroovy.plan.Stdio
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Tag

import java.nio.file.Files
import java.nio.file.Path

/** Containers where systemd is the first process: scripts/test --vm boots such a machine. */
@Tag('vm')
@Tag('systemd')
@Requires(value = { Files.exists(Path.of('/run/systemd/system')) }, reason = 'needs a host that systemd runs: scripts/test --vm')
class SystemdIT extends Specification {
    static final LIMITS = Limits.NONE.withPids(10).withMemory(MemoryLimits.NONE.withLimit(64L << 20))

    def runner = runner()
    def scope = runner.plan(Lab.sh('true'), Stdio.CAPTURE).ops().find { it.hasProperty('scope') }.scope()

    def cleanup() {
        runner.close()
    }

    def "a container is in a scope of systemd, which ends with the runner, and nothing is left"() {
        given:
        def container = runner.start(Lab.sh('sleep 1000', limits: LIMITS), Stdio.CAPTURE)

        expect:
        systemctl('is-active', scope.name()) == 'active'
        systemctl('show', '-P', 'Slice', scope.name()) == 'machine.slice'
        systemctl('show', '-P', 'Delegate', scope.name()) == 'yes'
        systemctl('show', '-P', 'ControlGroup', scope.name()) == scope.path()
        systemctl('status', scope.name()).contains('sleep 1000')
        file(container, 'pids.max').text.trim() == '10'

        when:
        runner.close()

        then:
        gone()
        !container.running
    }

    def "two runners have two scopes"() {
        given:
        def other = runner()
        def containers = [runner, other].collect { it.start(Lab.sh('sleep 1000', limits: LIMITS), Stdio.CAPTURE) }

        expect:
        containers.collect { file(it, 'pids.max').path.replaceAll('/cgroovy/.*', '') }.unique().size() == 2

        cleanup:
        other?.close()
    }

    def "what is detached keeps its scope, and another process finds it, enters it and ends it"() {
        given:
        def id = runner.start(Lab.sh('sleep 1000', limits: LIMITS, detach: true), Stdio.LOG).id()
        runner.close()
        def other = runner(chosen)

        expect:
        systemctl('is-active', scope.name()) == 'active'

        when:
        def found = other.find(id)
        def inside = found.exec(Records.with(Lab.sh('').process(), [args: ['/bin/sh', '-c', 'cat /proc/1/comm']]), Stdio.CAPTURE)

        then:
        inside.out() == 'sleep\n'

        when:
        found.update(Limits.NONE.withPids(20))

        then:
        file(found, 'pids.max').text.trim() == '20'

        when:
        found.remove()

        then:
        gone()

        cleanup:
        other?.close()

        where:
        chosen << ['systemd', 'cgroupfs']
    }

    def "a container that cannot be started leaves no scope"() {
        when:
        runner.start(Lab.spec(['/no/such/program'], limits: LIMITS), Stdio.CAPTURE)

        then:
        thrown(KernelFailure)
        gone()
    }

    def "who stops the scope ends what is in it"() {
        given:
        def container = runner.start(Lab.sh('sleep 1000', limits: LIMITS), Stdio.CAPTURE)

        when:
        systemctl('kill', '-s', 'KILL', scope.name())

        then:
        container.waitFor().endedBy() == Optional.of('KILL')

        and: 'the next has it again'
        runner.run(Lab.sh('true', limits: LIMITS), Stdio.CAPTURE).exitCode() == 0
    }

    @Requires({ Files.exists(Path.of('/sys/fs/cgroup/cgroup.controllers')) })
    def "a user who has just logged in has limits, by his own systemd"() {
        given:
        def user = 'cgroovytest'
        def classes = ChildJvm.readableClassPath()
        sh("useradd -m $user")

        when:
        def lines = sh("su - $user -s /bin/bash -c '${ChildJvm.command(classes, ScopeMain).join(' ')} $Lab.root'").readLines()
        def uid = sh("id -u $user").trim()
        def own = "/user.slice/user-${uid}.slice/user@${uid}.service/app.slice/cgroovy-"

        then:
        lines[0] ==~ "before 0::/user.slice/user-${uid}.slice/session-.*"
        lines[1].startsWith("container [/sys/fs/cgroup$own")
        lines[2] == 'pids.max Optional[10]'
        lines[3].startsWith("after 0::$own") && lines[3].endsWith('.scope/keeper')
    }

    private static EmbeddedRunner runner(String manager = 'systemd') {
        def facts = HostProbe.read(Lab.kernel, manager)
        new EmbeddedRunner(Lab.kernel, Records.with(facts, [stateRoot: Lab.home.resolve('scoped')]), ExecutionProbe.NONE)
    }

    /** The scope, to systemd and to the kernel, soon. */
    private boolean gone() {
        def end = System.currentTimeMillis() + 10_000
        while ((systemctl('is-active', scope.name()) == 'active' || Files.exists(scope.directory())) && System.currentTimeMillis() < end) {
            Thread.sleep(100)
        }
        systemctl('is-active', scope.name()) != 'active' && !Files.exists(scope.directory())
    }

    private static File file(Container container, String name) {
        ((RunningContainer) container).cgroups().collect { it.resolve(name).toFile() }.find { it.exists() }
    }

    private static String systemctl(String... words) {
        sh("systemctl ${words.join(' ')} 2>&1 || true").trim()
    }

    private static String sh(String script) {
        def process = new ProcessBuilder('sh', '-c', script).redirectErrorStream(true).start()
        def out = process.text
        def code = process.waitFor()
        assert [code, code == 0 ? '' : out] == [0, '']
        out
    }
}
