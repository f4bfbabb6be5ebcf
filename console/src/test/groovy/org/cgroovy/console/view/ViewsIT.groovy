package org.cgroovy.console.view

import com.fasterxml.jackson.jr.ob.JSON
import org.cgroovy.cgroup.CgroupHost
import org.cgroovy.cgroup.tree.CgroupException
import org.cgroovy.console.Options
import org.cgroovy.console.TestHost
import org.cgroovy.console.UsageException
import org.cgroovy.console.command.Commands
import org.cgroovy.runner.ContainerStatus
import org.cgroovy.runner.Runner
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Tag

import java.time.Instant

/** The views on cgroups of this host, one of which hits its limit. */
@Tag('root')
@Requires(value = { TestHost.runsContainers() }, reason = 'needs root and writable cgroups')
class ViewsIT extends Specification {
    static final String NAME = "cgroovy-test-views-${ProcessHandle.current().pid()}"

    def runner = Stub(Runner)
    def printed = new ByteArrayOutputStream()
    File top = CgroupHost.read().required('pids').mount().resolve(NAME).toFile()
    Process process

    def setup() {
        new File(top, 'a').mkdirs()
        new File(top, 'pids.max').text = '7'
        new File(top, 'a/pids.max').text = '1'
        process = new ProcessBuilder('sh', '-c', 'read line; while :; do sleep 9 & done 2>/dev/null; read line').start()
        new File(top, 'a/cgroup.procs').text = "${process.pid()}"
    }

    def cleanup() {
        process.destroyForcibly().waitFor()
        [new File(top, 'a'), top].each { directory ->
            def end = System.nanoTime() + 5_000_000_000L
            while (directory.exists() && !directory.delete() && System.nanoTime() < end) {
                sleep(10)
            }
            assert !directory.exists()
        }
    }

    def "cgtree shows the tree of a path, with limits and processes"() {
        expect:
        run('cgtree', '--ascii', "pids:/$NAME") == 0
        printed.toString().readLines() == [
            "pids  v1  ${top.parent}", "/$NAME  1 of 7 pids", "`- a${' ' * (NAME.length() - 3)}  1 of 1 pids, 1 process"]*.toString()
    }

    def "cgtree goes as deep as asked, and says what it left out"() {
        expect:
        run('cgtree', '--ascii', '-d', '0', '-c', 'pids', "/$NAME") == 0
        printed.toString().readLines().last().startsWith("/$NAME  (1 more below)  1 of 7 pids")
    }

    def "cgtree --json is for programs"() {
        when:
        run('cgtree', '--json', "pids:/$NAME")
        def tree = JSON.std.listFrom(printed.toString())[0]

        then:
        tree.hierarchy == 'pids'
        tree.tree.path == "/$NAME"
        tree.tree.children*.pidsLimit == [1]
    }

    def "cgwhy finds the limit that is hit, at the ancestor that has it"() {
        given: 'a fork that is refused'
        process.outputStream.with { it << '\n'; it.flush() }
        def events = new File(top, 'a/pids.events')
        def end = System.nanoTime() + 5_000_000_000L
        while (events.exists() && !(events.text =~ /max [1-9]/) && System.nanoTime() < end) {
            sleep(10)
        }

        expect:
        run('cgwhy', '-t', '0', target) == 0
        def lines = printed.toString().readLines()
        lines[0] ==~ /(Hitting the|Nothing is hit right now; the) pids limit of pids:\/$NAME\/a.*/
        lines.any { it ==~ /(hit now|was hit) +pids +pids:\/$NAME\/a +pids.max: \d of 1 processes and threads, \d+ forks refused.*; to change it: cgroup\('pids:\/$NAME\/a'\).pids.max = 2/ }
        lines.any { it ==~ /room +pids +pids:\/$NAME +pids.max: \d of 7 processes and threads/ }

        where:
        target << ["/$NAME/a".toString(), "pids:/$NAME/a".toString()]
    }

    def "cgwhy follows a process into its cgroups"() {
        expect:
        run('cgwhy', '-t', '0.05', "${process.pid()}") == 0
        printed.toString().contains("pids:/$NAME/a")
    }

    def "cgwhy takes the name of a container"() {
        given:
        runner.list() >> [new ContainerStatus('web', 'running', process.pid() as int, 1, false, Instant.now(), ['sh'])]

        expect:
        run('cgwhy', '-t', '0', 'web') == 0
        printed.toString().contains("pids:/$NAME/a")
    }

    def "cgtop --once shows what they do"() {
        expect:
        run('cgtop', '--once', '-t', '0.05', '-s', 'pids', "/$NAME") == 0
        def lines = printed.toString().readLines()
        lines[0] ==~ /CGROUP +\*PIDS +FORK\+/ || lines[0].contains('*PIDS')
        lines.size() == 3
        lines.any { it.startsWith("/$NAME/a") && it.contains('1/1') }
    }

    def "cgtop --json is for programs"() {
        when:
        run('cgtop', '--json', '-t', '0.05', "/$NAME")

        then:
        JSON.std.listFrom(printed.toString()).collect { [it.path, it.pidsLimit] } as Set == [["/$NAME".toString(), 7], ["/$NAME/a".toString(), 1]] as Set
    }

    def "#words is refused: #message"() {
        when:
        run(*words)

        then:
        def e = thrown(exception)
        e.message.startsWith(message)
        e.message.readLines().size() == 1

        where:
        words                              || exception       | message
        ['cgtree', '/no-such-cgroup']      || CgroupException | 'there is no cgroup /no-such-cgroup'
        ['cgtree', '/a/../b']              || UsageException  | 'bad cgroup path "/a/../b"'
        ['cgtree', '--dept', '3']          || UsageException  | 'no option --dept; did you mean --depth?: cgroovy cgtree '
        ['cgtree', '-d', 'x']              || UsageException  | "--depth takes a number from 0 on, got 'x'"
        ['cgtree', '-d']                   || UsageException  | '-d needs a value: '
        ['cgtree', '/a', '/b']             || UsageException  | 'one at a time, got [/a, /b]: '
        ['cgwhy']                          || UsageException  | 'whose limits?: cgroovy cgwhy '
        ['cgwhy', '999999999']             || CgroupException | 'there is no process 999999999'
        ['cgwhy', 'pids:/no-such']         || CgroupException | 'there is no cgroup pids:/no-such'
        ['cgtop', '-s', 'x', '--once']     || UsageException  | 'no column x; there are path, cpu, memory, '
        ['cgtop', '/no-such']              || CgroupException | 'there is no cgroup /no-such'
    }

    private int run(String name, String... arguments) {
        new Commands({ runner }, new PrintStream(printed, true), new Options(false, false, false))
                .named(name).run(arguments.toList())
    }
}
