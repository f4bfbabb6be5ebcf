package org.cgroovy.runner

import org.cgroovy.it.Host
import org.cgroovy.linux.Errno
import org.cgroovy.linux.KernelException
import org.cgroovy.linux.LaunchProgram
import org.cgroovy.linux.Step
import org.cgroovy.linux.Syscall
import org.cgroovy.plan.Op
import org.cgroovy.plan.Stdio
import org.cgroovy.spec.ContainerSpec
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Tag

/** Whatever step fails, the error names it and the host is as before. */
@Tag('root')
@Requires(value = { Host.runsContainers() }, reason = 'needs root, busybox and writable cgroups')
class FaultIT extends Specification {
    static final ARGS = ['busybox', 'true']

    @AutoCleanup
    def leftovers = new Leftovers()

    def "when step #number, #op, #how, all before it is undone"() {
        when:
        Lab.PROBE.during(probe) { Lab.runner.start(full('fault'), Stdio.CAPTURE) }

        then:
        def e = thrown(KernelFailure)
        e.step() == "step $number of ${ops().size()}"
        e.errno() == Errno.EIO
        e.suppressed.length == 0

        where:
        [number, how] << [1..ops().size(), ['fails', 'was done and then something fails']].combinations()
        op = brief(ops()[number - 1].toString())
        probe = how == 'fails' ? failingBefore(number - 1) : failingAfter(number - 1)
    }

    def "when step #number inside, #call, fails, all before it is undone"() {
        when:
        def failure = launch(full('inside'), number - 1)

        then:
        failure.step().endsWith("inside step $number of ${program().steps().size()}")
        failure.cause.step().callText() == program().steps()[number - 1].callText()
        failure.errno() == Errno.ENOSYS
        failure.suppressed.length == 0

        where:
        number << reached(program())
        call = brief(program().steps()[number - 1].callText())
    }

    def "when step #number inside a user namespace, #call, fails, all before it is undone"() {
        when:
        def failure = launch(user('inside'), number - 1)

        then:
        failure.step().endsWith("inside step $number of ${userProgram().steps().size()}")
        failure.cause.step().callText() == userProgram().steps()[number - 1].callText()
        failure.errno() == Errno.ENOSYS
        failure.suppressed.length == 0

        where:
        number << reached(userProgram())
        call = brief(userProgram().steps()[number - 1].callText())
    }

    def "steps that are only for a failure do no harm when they would fail"() {
        given:
        def unreached = (1..program().steps().size()) - reached(program())

        when:
        def reasons = unreached.collect { launch(full('spared'), it - 1)?.errno() } as Set

        then:
        reasons == [null, Errno.ENOSYS] as Set
    }

    def "when ids cannot be mapped, all is undone"() {
        given:
        def maps = new Op.IdMaps([new org.cgroovy.spec.IdMapping(0, 0, 4294967295L), new org.cgroovy.spec.IdMapping(1, 5, 10)], [], false, Optional.empty(), Optional.empty())
        def spec = org.cgroovy.it.Records.with(user('maps'), [namespaces: user('maps').namespaces().withMappings(maps.uids(), maps.uids())])

        when:
        Lab.runner.start(spec, Stdio.CAPTURE)

        then:
        def e = thrown(KernelFailure)
        e.message.contains('uid_map')
        e.errno() in [Errno.EINVAL, Errno.EPERM]
    }

    private static KernelFailure launch(ContainerSpec spec, int index) {
        def probe = new ExecutionProbe() {
            @Override
            LaunchProgram program(LaunchProgram program) {
                program.failingAt(index)
            }
        }
        try {
            Lab.PROBE.during(probe) { Lab.runner.start(spec, Stdio.CAPTURE) }.remove()
            null
        } catch (KernelFailure e) {
            e
        }
    }

    private static ExecutionProbe failingBefore(int index) {
        new ExecutionProbe() {
            @Override
            void before(int at, Op op) {
                fail(at == index)
            }
        }
    }

    private static ExecutionProbe failingAfter(int index) {
        new ExecutionProbe() {
            @Override
            void after(int at, Op op) {
                fail(at == index)
            }
        }
    }

    static void fail(boolean now) {
        if (now) {
            throw new KernelException('injected', Errno.EIO)
        }
    }

    private static ContainerSpec full(String id) {
        FullContainer.spec(id, Lab.root, ARGS, false)
    }

    private static ContainerSpec user(String id) {
        FullContainer.inUserNamespace(id, Lab.root, ARGS)
    }

    private static List<Op> ops() {
        Lab.runner.plan(full('plan'), Stdio.CAPTURE).ops()
    }

    private static LaunchProgram program() {
        Lab.runner.plan(full('plan'), Stdio.CAPTURE).program()
    }

    private static LaunchProgram userProgram() {
        Lab.runner.plan(user('plan'), Stdio.CAPTURE).program()
    }

    /** Numbers of the steps that every launch takes: those that no jump passes over, up to the search for the program. */
    private static List<Integer> reached(LaunchProgram program) {
        def steps = program.steps()
        def passed = steps.indices.collectMany { from ->
            [steps[from].onError(), steps[from].onZero()].findAll { it && it != Step.IGNORE }.collectMany { label ->
                def to = steps.findIndexOf { it.label() == label }
                steps[from].call() == Syscall.CLONE3 ? [] : (from + 1)..<to
            }
        } as Set
        int search = steps.findIndexOf { it.label() == 'program0' }
        (0..<search).findAll { !(it in passed) }.collect { it + 1 }
    }

    private static String brief(String text) {
        text.readLines().first().with { it.length() > 60 ? it[0..59] + '…' : it }
    }
}
