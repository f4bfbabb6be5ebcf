package org.cgroovy.console

import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Tag

/** Runs the scripts in examples/ for real, and looks for what each promises to show. */
@Tag('root')
@Requires(value = { TestHost.runsContainers() }, reason = 'needs root, busybox and writable cgroups')
class ExamplesIT extends Specification {
    static final PROMISES = [
        '01-one-line'      : /PID 1 on inside, of at most 10 processes/,
        '02-host-name'     : /The host kept its name\./,
        '03-namespaces'    : /8 namespaces, none shared\./,
        '04-fork-bomb'     : /The kernel refused [1-9]\d* forks: .*/,
        '05-memory'        : /200 MiB: exit code 137, killed for want of memory, 100 MiB at most/,
        '06-cpu'           : /cpu 50\.percent .*: 0\.[0-5]\d CPUs/,
        '07-inside'        : /env:    hello from \/bin/,
        '08-twenty'        : /20 of 20 ended well, all in \d+ ms\./,
        '09-user-namespace': /outside: uid 100000/,
        '10-life'          : /paused: +0 % of a CPU/,
        '11-named-hierarchy': /moved:    1 process in cgroup1, and no longer in the root/,
        '12-inherit-override': /b asks for 100 and gets:   4/,
        '13-two-hierarchies': /moved in the second: \/shift and \//,
        '14-move'          : /slow was throttled in [1-9]\d* periods, .*/,
        '15-tasks-procs'   : /tasks took one thread:        1 in the group, .*/,
        '16-transaction'  : /refused:  nothing would be left for batch; transaction: the change was put back/,
    ]

    def "#example keeps its promise"() {
        when:
        def command = Command.run(["../examples/${example}.groovy".toString()])

        then:
        command.err == ''
        command.exitCode == 0
        command.out.readLines().any { it ==~ promise }

        where:
        example << PROMISES.keySet()
        promise = PROMISES[example]
    }

    def "no example is left out"() {
        expect:
        new File('../examples').list().findAll { it.endsWith('.groovy') }.sort() == PROMISES.keySet().collect { "${it}.groovy".toString() }
    }
}
