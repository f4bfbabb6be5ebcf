package org.cgroovy.runner

import org.cgroovy.it.Host
import org.cgroovy.it.Records
import org.cgroovy.linux.Syscall
import org.cgroovy.plan.Plan
import org.cgroovy.plan.Stdio
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Tag

import java.util.concurrent.Callable
import java.util.concurrent.Executors

/** Wherever the runner is killed, the next one's gc leaves the host as it was. */
@Tag('root')
@Requires(value = { Host.runsContainers() }, reason = 'needs root, busybox and writable cgroups')
class CrashIT extends Specification {
    static final String SLEEP = "4242${ProcessHandle.current().pid()}"
    /** In CI every step; by hand some, since each takes a virtual machine of its own. */
    static final EVERY = Integer.getInteger('crash.every', System.getenv('CGROOVY_REQUIRE_ROOT_TESTS') ? 1 : 7)

    @Shared
    List<Slot> slots = (0..1).collect { new Slot(it) }

    @AutoCleanup
    def leftovers = new Leftovers()

    def "a runner that dies after a host operation, or when the container runs, leaves nothing that gc does not remove"() {
        expect:
        crashes(plan().ops().indices.collect { ['op', it, false] }) == []
    }

    def "a runner that dies while its child is at a step leaves nothing that gc does not remove"() {
        when:
        def left = crashes(steps(plan()).collect { ['step', it, false] })

        then:
        left == []
    }

    def "even of a detached container, which does not die with it, nothing is left when it was not yet made"() {
        given:
        int published = plan().ops().size() - 1

        expect:
        crashes([0, 5, published - 3, published - 1].collect { ['op', it, true] } +
                [0, 3, 12, 60, first(Syscall.PIVOT_ROOT), first(Syscall.SETRESUID)].collect { ['step', it, true] }) == []
    }

    def "a detached container that was made outlives its runner, and gc leaves it alone"() {
        given:
        def slot = slots[0]
        slot.crash('op', plan().ops().size() - 1, true)

        expect:
        slot.runner.gc() == []
        slot.runner.list()*.state() == ['running']

        when:
        slot.runner.find('crash').remove()
        slot.runner.gc() // the cgroups that all have in common

        then:
        slot.remains() == []

        cleanup:
        slot.runner.list().each { slot.runner.find(it.id()).remove() }
        slot.runner.gc()
    }

    /** What is left after each crash, if anything. Several runners die at once, each with names of its own. */
    private List<String> crashes(List<List> cases) {
        def pool = Executors.newFixedThreadPool(slots.size())
        try {
            def tasks = slots.indices.collect { n ->
                { -> cases.indices.findAll { it % slots.size() == n }.collectMany { slots[n].leftBy(*cases[it]) } } as Callable
            }
            pool.invokeAll(tasks)*.get().flatten()
        } finally {
            pool.shutdownNow()
        }
    }

    /** One step of each kind of call, and every so many. */
    private static List<Integer> steps(Plan plan) {
        def calls = plan.program().steps()*.call()
        calls.indices.findAll { calls.indexOf(calls[it]) == it || it % EVERY == 0 }
    }

    private static int first(Syscall call) {
        plan().program().steps().findIndexOf { it.call() == call }
    }

    private static Plan plan() {
        Lab.runner.plan(FullContainer.spec('crash', Lab.root, ['sleep', SLEEP], false), Stdio.LOG)
    }

    /** The names that one crashing runner at a time uses. */
    static class Slot {
        final String cgroupRoot
        final File state
        final EmbeddedRunner runner

        Slot(int number) {
            cgroupRoot = "/$Lab.NAME-crash$number"
            state = Lab.directory('crash')
            runner = new EmbeddedRunner(Lab.kernel,
                    Records.with(Lab.facts, [stateRoot: state.toPath(), cgroupRoot: cgroupRoot]), ExecutionProbe.NONE)
        }

        List<String> leftBy(String kind, int index, boolean detached) {
            int code = crash(kind, index, detached)
            def removed = runner.gc()
            def left = remains() + (code == 137 ? [] : ["exit code $code"])
            left.collect { "$kind $index${detached ? ' detached' : ''}: $it, after removing $removed".toString() }
        }

        int crash(String kind, int index, boolean detached) {
            def command = ChildJvm.command(CrashMain) +
                    [state.path, cgroupRoot, Lab.root, kind, index, detached, SLEEP]*.toString()
            new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(new File(state.parentFile, 'crash.log')).start().waitFor()
        }

        /** A process that is being killed may take a moment. */
        List<String> remains() {
            for (int i = 0; i < 100; i++) {
                if (found().empty) {
                    return []
                }
                Thread.sleep(20)
            }
            found()
        }

        private List<String> found() {
            def cgroups = new File('/sys/fs/cgroup').listFiles().collect { new File(it, cgroupRoot) }.findAll { it.exists() }*.path
            def processes = new File('/proc').list().findAll { it.number }.collect { new File("/proc/$it/cmdline") }
                    .findAll { text(it).with { line -> line.contains(cgroupRoot + '\0') || line.contains("$SLEEP\0") && own(line) } }*.path
            (cgroups + processes + state.list().collect { "state $it" })*.toString()
        }

        private static boolean own(String line) {
            line.startsWith('sleep')
        }

        private static String text(File file) {
            try {
                file.text
            } catch (IOException ended) {
                ''
            }
        }
    }
}
