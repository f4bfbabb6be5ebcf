package org.cgroovy.console.command

import org.cgroovy.console.Options
import org.cgroovy.console.UsageException
import org.cgroovy.runner.ContainerStatus
import org.cgroovy.runner.RunnerException
import spock.lang.Specification

import java.time.Instant

class CommandsSpec extends Specification {
    def runner = new OneContainer()
    def printed = new ByteArrayOutputStream()

    def "ps prints a table"() {
        given:
        runner.containers << new ContainerStatus('a-longer-name', 'creating', 0, 42, true, Instant.EPOCH, ['sh'])

        when:
        run('ps')

        then:
        printed.toString().readLines()*.replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/, 'YYYY-MM-DD HH:MM:SS') == [
                'ID             STATE     PID   OWNER     STARTED              COMMAND',
                'web            running   4711  42        YYYY-MM-DD HH:MM:SS  sleep 1000',
                'a-longer-name  creating  -     detached  YYYY-MM-DD HH:MM:SS  sh']
    }

    def "ps --json prints for programs"() {
        when:
        run('ps', '--json')

        then:
        printed.toString().contains('"id" : "web"')
        printed.toString().contains('"started" : "2026-11-22T02:44:54Z"')
        printed.toString().contains('"command" : [ "sleep", "1000" ]')
    }

    def "gc says what it removed"() {
        given:
        runner.garbage = garbage

        when:
        run('gc')

        then:
        printed.toString() == text

        where:
        garbage                              || text
        []                                   || 'nothing to remove\n'
        ['container a, left by process 3'] || 'removed container a, left by process 3\n'
    }

    def "#words does #calls, and lets go of the runner"() {
        expect:
        run(*words) == 0
        runner.calls == calls + 'close'

        where:
        words                           || calls
        ['kill', 'web']                 || ['kill 9']
        ['kill', '-s', 'term', 'web']   || ['kill 15']
        ['kill', '-s', 'SIGHUP', 'web'] || ['kill 1']
        ['kill', '-s', '10', 'web']     || ['kill 10']
        ['rm', 'web']                   || ['remove']
    }

    def "#words is bad usage: #message"() {
        when:
        run(*words)

        then:
        def e = thrown(UsageException)
        e.message.startsWith(message)
        runner.calls == []

        where:
        words                          || message
        ['kill']                       || 'which container? cgroovy kill [-s SIG] ID...'
        ['kill', '-s']                 || '-s needs a signal'
        ['kill', '-s', 'TRM', 'web']   || 'no signal TRM'
        ['kill', '-x', 'web']          || 'no option -x: cgroovy kill'
        ['rm']                         || 'which container? cgroovy rm ID...'
        ['exec', 'web']                || 'exec needs a container and a program'
        ['help', 'memory.mxa']         || 'no help for memory.mxa; did you mean memory.max?'
        ['help', '--json', 'nix']      || 'no help for nix; '
        ['ps', '-a']                   || 'ps takes no -a'
        ['oci']                        || 'oci needs a word more: cgroovy oci run [-b|--bundle DIR] ID'
        ['oci', 'start']               || 'oci knows no start: cgroovy oci run'
        ['oci', 'run']                 || 'which name is it to have? cgroovy oci run'
        ['oci', 'run', 'a', 'b']       || 'one name, not 2'
        ['oci', 'run', '-b']           || '-b needs a directory'
        ['oci', 'run', '--detach', 'a'] || 'no option --detach: cgroovy oci run'
        ['oci', 'run', '../a']         || "no container can have the name '../a': [A-Za-z0-9]"
        ['oci', 'spec', 'x']           || 'oci spec takes no x'
    }

    def "a container that is not there is an error that names it"() {
        when:
        run('rm', 'nix')

        then:
        def e = thrown(RunnerException)
        e.message == 'there is no container nix'
    }

    def "help prints about #words what begins with #first"() {
        when:
        def exitCode = run(*words)

        then:
        exitCode == 0
        printed.toString().readLines()[0].startsWith(first)

        where:
        words                    || first
        ['help']                 || 'usage: cgroovy'
        ['help', 'memory.high']  || 'memory.high of v2: read-write'
        ['help', 'memory']       || 'memory.pressure '
        ['help', 'limits']       || 'limits { } knows'
    }

    def "help --json is for programs"() {
        when:
        run('help', '--json', 'memory.max')
        def rows = com.fasterxml.jackson.jr.ob.JSON.std.listFrom(printed.toString())

        then:
        rows.size() == 1
        rows[0].name == 'memory.max'
        rows[0].versions == ['v2']
        rows[0].counterparts == ['memory.limit_in_bytes']
        rows[0].default == 'max'
    }

    private int run(String... words) {
        def out = new PrintStream(printed, true)
        new Commands({ runner }, out, new Options(false, false, false)).named(words[0]).run(words.drop(1) as List)
    }
}
