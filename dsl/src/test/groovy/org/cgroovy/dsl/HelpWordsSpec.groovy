package org.cgroovy.dsl

/** The word help, on a host of any kind: it knows both versions. */
class HelpWordsSpec extends ScriptSpecification {
    def "help explains a control file"() {
        when:
        run("help 'memory.high'")

        then:
        output == '''\
            memory.high of v2: read-write, not in the root cgroup; since Linux 4.5
              Above this the processes are slowed down and their memory is taken back. Nobody is killed for it,
              and it can be exceeded.
              takes    bytes, as in 64m or 67108864, or max
              default  max
              example  80M
              in v1    none: v1 knows only the hard memory.limit_in_bytes
            '''.stripIndent()
    }

    def "help for a name of both versions tells of both"() {
        when:
        run("help 'cpu.stat'; help 'pids.max'; help 'hugetlb.2MB.max'")

        then:
        output.readLines().findAll { it.contains(' of v') } == [
                'cpu.stat of v2: read-only; since Linux 4.15', 'cpu.stat of v1: read-only; since Linux 3.2',
                'pids.max of v1 and v2: read-write, not in the root cgroup; since Linux 4.3',
                'hugetlb.2MB.max of v2: read-write, not in the root cgroup; since Linux 5.6']
        output.readLines().findAll { it =~ /^ +in v/ } == [
                '  in v1    cpu.stat, cpuacct.stat, cpuacct.usage', '  in v2    cpu.stat',
                '  in v1    hugetlb.2MB.limit_in_bytes, the same value']
    }

    def "help for a controller is a line for each of its files"() {
        when:
        run("help 'freezer'")

        then:
        output.readLines()*.replaceAll(/ {2,}/, '  ') == [
                'freezer.state  v1  Stops all processes in and below the cgroup, and lets them go on.',
                'freezer.self_freezing  v1  Whether this very cgroup was told to freeze.',
                'freezer.parent_freezing  v1  Whether one above was told to freeze.']
    }

    def "help for what is a block and a controller is both, and help alone says how to ask"() {
        when:
        run("help 'cgroup'; help 'limits'; help()")

        then:
        output.startsWith('cgroup { } knows\n')
        output.contains('\ncgroup.freeze ')
        output.contains('\nlimits { } knows\n')
        output.readLines().last().endsWith('cgroup, hierarchy')
    }

    def "#words says: #message"() {
        expect:
        failure(words) == "web.groovy:1: $message"

        where:
        words                   || message
        "help 'memory.hihg'"    || 'no help for memory.hihg; did you mean memory.high?'
        "help 'limit_in_bytes'" || 'no help for limit_in_bytes; did you mean memory.limit_in_bytes?'
        "help 'xyzzy'"          || 'no help for xyzzy; it knows control files such as memory.max, controllers such as memory, and blocks such as limits'
    }
}
