package org.cgroovy.plan

import org.cgroovy.it.Records
import org.cgroovy.linux.LaunchProgram
import org.cgroovy.linux.Namespace
import org.cgroovy.spec.ContainerSpec
import org.cgroovy.spec.MountSpec
import org.cgroovy.spec.ProcessSpec
import org.cgroovy.spec.Root
import spock.lang.Specification

class LastProgramSpec extends Specification {
    static final BIND = MountSpec.bind('/srv/data', '/data', false)
    static final WEB = Records.with(ContainerSpec.of('web', new Root('/srv/root', false), Records.with(ProcessSpec.DEFAULT, [args: ['/bin/true']])),
        [mounts: ContainerSpec.DEFAULT_MOUNTS + BIND])

    def last = new LastProgram()
    def facts = PlanHosts.root('hybrid')

    def "a container that differs only in its name gets the program of the one before"() {
        expect:
        program(Records.with(WEB, [id: 'db'])).is(program(WEB))
    }

    def "one that differs in #component gets its own"() {
        given:
        def first = program(WEB)
        def other = Records.with(WEB, [(component): value])

        expect:
        program(other).toString() == new Planner(facts).plan(other, Stdio.CAPTURE).program().toString()
        !program(other).is(first)
        program(other) != first

        where:
        component       | value
        'hostname'      | Optional.of('inside')
        'domainname'    | Optional.of('example.org')
        'root'          | new Root('/srv/root', true)
        'process'       | Records.with(WEB.process(), [args: ['/bin/false']])
        'mounts'        | ContainerSpec.DEFAULT_MOUNTS
        'namespaces'    | WEB.namespaces().withShared(Namespace.UTS)
        'maskedPaths'   | []
        'readonlyPaths' | []
        'detach'        | true
    }

    def "without a cgroup namespace the name is in the program, for the cgroup is bound"() {
        given:
        def shared = Records.with(WEB, [namespaces: WEB.namespaces().withShared(Namespace.CGROUP)])

        expect:
        program(shared).toString().contains('/cgroovy/web')
        program(Records.with(shared, [id: 'db'])).toString().contains('/cgroovy/db')
    }

    def "what is bound may become a file meanwhile"() {
        given:
        def first = program(WEB)
        facts = Records.with(facts, [files: { String path -> false } as HostFiles])

        expect:
        program(WEB) != first
    }

    def "another terminal is another program, and so are other streams"() {
        given:
        def first = program(WEB, Stdio.TERMINAL)
        facts = facts.withWindow(new WindowSize(24, 80))

        expect:
        program(WEB, Stdio.TERMINAL) != first
        program(WEB, Stdio.INHERIT) != first
    }

    private LaunchProgram program(ContainerSpec spec, Stdio stdio = Stdio.CAPTURE) {
        new Planner(facts, last).plan(spec, stdio).program()
    }
}
