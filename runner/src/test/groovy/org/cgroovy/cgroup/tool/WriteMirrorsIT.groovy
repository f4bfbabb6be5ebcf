package org.cgroovy.cgroup.tool

import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Tag

/** The changing tools against the originals, cgroup-tools 2.0.2: same output, same exit code, same effect. */
@Tag('root')
@Requires(value = { Twins.possible() }, reason = 'needs root, v1 hierarchies and cgroup-tools')
class WriteMirrorsIT extends Specification {
    @Shared
    @AutoCleanup
    def twins = new Twins()

    def cleanup() {
        twins.clean()
    }

    def "#line does what the original does"() {
        given:
        twins.file = file
        twins.both(before)

        when:
        def theirs = twins.theirs(command)
        def ours = twins.ours(command)

        then:
        ours.out == theirs.out
        ours.code == theirs.code
        twins.differences() == [:]
        ours.err.empty == theirs.err.empty
        ours.err.readLines().size() <= Math.max(1, theirs.err.readLines().size())

        where:
        [before, command, file] << (MAKING + REMOVING + SETTING + MOVING).collect { [*it, ''] } + LOADING.collect { [[], *it] }
        line = command.join(' ')
    }

    def "errors go to standard error, and not to standard output as by the original: #line #file"() {
        given:
        twins.file = file

        when:
        def theirs = twins.theirs(command)
        def ours = twins.ours(command)

        then:
        theirs.out != ''
        ours.out == ''
        ours.err.readLines().size() == 1
        ours.code == theirs.code
        twins.state(twins.ours) == [:]

        where:
        command                                                    | file
        ['cgconfigparser', '-l', '/no/such/file']                   | ''
        ['cgconfigparser', '-d', '9', '-l', '/no/such/file']        | ''
        ['cgconfigparser', '-l', 'FILE']                            | 'group @/a { pids { } '
        ['cgconfigparser', '-l', 'FILE']                            | 'group @/a { perm { task { uid = nobody-here; } admin { uid = bin; } } pids { } }'
        ['cgclear', '-l', '/no/such/file']                          | ''
        ['cgclear', '-l', 'FILE']                                   | 'group @/a { pids { } }'
        ['cgclear', '-l', 'FILE']                                   | 'grup'
        ['cgcreate', '-f', '9999', '-g', 'pids:@']                  | ''

        line = command.join(' ')
    }

    def "#line differs: #reason"() {
        given:
        twins.both(before)

        when:
        def theirs = twins.theirs(command)
        def ours = twins.ours(command)

        then:
        theirs.code == theirCode
        ours.code == ourCode
        ours.out == ''
        ours.err.empty == (ourCode == 0)

        where:
        before     | command                                           | theirCode | ourCode | reason
        []         | ['cgcreate', '-d', '755']                         | 0         | 255     | 'nothing was asked for'
        []         | ['cgcreate', '-a', 'nobody-here', '-g', 'pids:@'] | 0         | 255     | 'an unknown user is an error'
        []         | ['cgcreate', '-t', ':nobody-here', '-g', 'pids:@']| 0         | 255     | 'so is an unknown group'
        []         | ['cgcreate', '-a', '1:1', '-g', 'pids:@']         | 0         | 0       | 'numbers are taken for users and groups'
        []         | ['cgcreate', '-d', '7', '-g', 'pids:@']           | 255       | 255     | 'errors go to standard error, and not to standard output'
        ONE        | ['cgdelete']                                      | 0         | 255     | 'nothing was asked for'
        ONE        | ['cgdelete', '-g', 'pids:/']                      | 0         | 87      | 'the root cannot be removed'
        ONE        | ['cgset', '-r', 'cpu.shares', '@']                | 139       | 255     | 'no crash'
        ONE        | ['cgset', '-r', 'tasks=1', '@']                   | 0         | 255     | 'a name without a controller is an error'
        ONE        | ['cgset', '-r', 'pids.max=5', '-r', 'pids.max=6', '@'] | 0    | 255     | 'so is one that is set twice'
        ONE        | ['cgset', '--copy-from', '@/none', '@']           | 0         | 82      | 'and a cgroup that is not there'
        ONE        | ['cgset', '--copy-from', '@', '@/none']           | 0         | 82      | 'or cannot be the target'

        line = command.join(' ')
    }

    def "unlike the original, a cgroup is removed from all controllers that are named"() {
        given:
        twins.both([['cgcreate', '-g', 'pids,memory:@/a']])

        when:
        def answers = [twins.theirs(command), twins.ours(command)]

        then:
        answers*.code == [0, 0]
        'memory:a' in twins.state(twins.theirs).keySet()
        !('memory:a' in twins.state(twins.ours).keySet())
        !('pids:a' in twins.state(twins.ours).keySet())

        where:
        command << [['cgdelete', 'pids,memory:@/a'], ['cgdelete', 'pids:@/a', 'memory:@/a']]
    }

    def "unlike the original, #line changes nothing when it fails half way"() {
        given:
        twins.both(ONE + [['cgset', '-r', 'pids.max=5', '@/a']])
        def before = twins.state(twins.ours)

        when:
        def theirs = twins.theirs(command)
        def ours = twins.ours(command)

        then:
        theirs.code == code
        ours.code == code
        twins.state(twins.ours) == before
        twins.state(twins.theirs) != before

        where:
        command                                                                       || code
        ['cgset', '-r', 'pids.max=7', '-r', 'memory.nosuch=1', '@/a']                  || 95
        ['cgset', '-r', 'pids.max=7', '@/a', '@/none']                                 || 95
        ['cgset', '-r', 'pids.max=7', '-r', 'cpu.shares=9', '-r', 'memory.swappiness=x', '@/a'] || 96
        ['cgcreate', '-g', 'pids:@/b/c', '-g', 'nosuch:@/d']                           || 84
        ['cgcreate', '-a', 'bin:bin', '-d', '700', '-g', 'pids,cpu:@/a', '-g', 'pids:@/x', '-g', 'nosuch:@/d'] || 84

        line = command.join(' ')
    }

    def "unlike the original, creating what is there does not take it from its owner"() {
        given:
        twins.both([['cgcreate', '-a', 'bin:bin', '-g', 'pids:@/a']])
        def before = twins.state(twins.ours)

        when:
        twins.theirs(['cgcreate', '-g', 'pids:@/a'])
        twins.ours(['cgcreate', '-g', 'pids:@/a'])

        then:
        twins.state(twins.ours) == before
        twins.state(twins.theirs) != before

        when: "it is asked to be as the original"
        twins.ours(['cgcreate', '--compat=2.0.2', '-g', 'pids:@/a'])

        then:
        twins.differences() == [:]
    }

    def "-R sets a value in the whole tree, or nowhere"() {
        given:
        twins.both([['cgcreate', '-g', 'pids:@/a/b'], ['cgcreate', '-g', 'pids:@/a/c']])

        expect:
        twins.ours(['cgset', '-R', '-r', 'pids.max=5', '@/a']).code == 0
        twins.state(twins.ours).findAll { it.key ==~ /pids:a.*pids.max/ }.values()*.get(1) == ['5\n'] * 3

        and:
        twins.ours(['cgset', '-R', '-r', 'pids.max=many', '@/a']).code == 96
        twins.state(twins.ours).findAll { it.key ==~ /pids:a.*pids.max/ }.values()*.get(1) == ['5\n'] * 3
    }

    /** Random trees and random commands, the same for both; a seed makes a failure come again. */
    def "a random history (seed #seed) ends the same"() {
        given:
        def random = new Random(seed)
        def names = ['a', 'b', 'with space', 'dot.ted', 'ünï-cödé', 'x' * 200, '-dash', "quo'te", 'star*']
        def path = { (['@'] + (1..(1 + random.nextInt(5))).collect { names[random.nextInt(names.size())] }).join('/') }
        def controllers = { Twins.HIERARCHIES.shuffled(random).take(1 + random.nextInt(3)).join(',') }
        def one = { Twins.HIERARCHIES[random.nextInt(3)] }
        def known = ['@']
        def aim = { random.nextInt(5) == 0 ? path() : known[random.nextInt(known.size())] }
        def commands = (1..25).collect {
            switch (random.nextInt(6)) {
                case 0..2:
                    def made = path()
                    known << made
                    return ['cgcreate'] + (random.nextBoolean() ? ['-a', 'bin:daemon', '-t', ':games'] : []) +
                            (random.nextBoolean() ? ['-d', '750', '-f', '664', '-s', '660'] : []) + ['-g', "${controllers()}:$made".toString()]
                case 3:
                    return ['cgset', '-r', "pids.max=${random.nextInt(100)}".toString(), aim()]
                case 4:
                    return ['cgclassify', '-g', "${one()}:${aim()}".toString(), "\$${random.nextInt(3)}".toString()]
                default:
                    return ['cgdelete'] + (random.nextBoolean() ? ['-r'] : []) + ["${one()}:${aim()}".toString()]
            }
        }

        expect:
        commands.every { command ->
            def theirs = twins.theirs(command)
            def ours = twins.ours(command)
            assert [ours.out, ours.code] == [theirs.out, theirs.code]: "$command: ${ours.err} / ${theirs.err}"
            assert twins.differences() == [:]: command
            true
        }

        where:
        seed << (1..6)
    }

    private static final List<List<String>> ONE = [['cgcreate', '-g', 'cpu,memory,pids:@/a']]

    private static final List<List> MAKING = [
            [[], ['cgcreate']],
            [[], ['cgcreate', '-h']],
            [[], ['cgcreate', '--help']],
            [[], ['cgcreate', '-x']],
            [[], ['cgcreate', '-g']],
            [[], ['cgcreate', '-g', 'pids']],
            [[], ['cgcreate', '-g', 'pids:@']],
            [[], ['cgcreate', '-g', '@']],
            [[], ['cgcreate', '-g', 'pids:@/a/b/c']],
            [[], ['cgcreate', '-g', 'pids:/@/a//b/']],
            [[], ['cgcreate', '-g', 'pids,cpu:@/a', '-g', 'memory:@/b']],
            [[], ['cgcreate', '-gpids:@/a']],
            [[], ['cgcreate', '-g', 'pids,pids:@/a']],
            [[], ['cgcreate', '-g', 'nosuch:@']],
            [[], ['cgcreate', '-g', 'pids:@/with space', '-g', 'pids:@/a.b', '-g', 'pids:@/ünï']],
            [[], ['cgcreate', '-g', 'pids:@', 'extra']],
            [[], ['cgcreate', 'pids:@']],
            [[], ['cgcreate', '-a', 'bin:daemon', '-g', 'pids:@/a']],
            [[], ['cgcreate', '-a', 'bin', '-g', 'pids:@/a']],
            [[], ['cgcreate', '-a', ':daemon', '-g', 'pids:@/a']],
            [[], ['cgcreate', '-a', 'bin:', '-g', 'pids:@/a']],
            [[], ['cgcreate', '-t', 'bin:daemon', '-g', 'pids:@/a']],
            [[], ['cgcreate', '-t', ':daemon', '-g', 'pids:@/a']],
            [[], ['cgcreate', '--task=bin', '--admin', 'games:games', '-g', 'memory,pids:@/a']],
            [[], ['cgcreate', '-d', '700', '-g', 'pids:@/a']],
            [[], ['cgcreate', '-f', '666', '-g', 'memory:@/a']],
            [[], ['cgcreate', '-s', '666', '-g', 'pids:@/a']],
            [[], ['cgcreate', '--dperm=0711', '--fperm', '0604', '--tperm=620', '-g', 'memory,pids:@/a']],
            [ONE, ['cgcreate', '-a', 'bin:bin', '-t', 'games:games', '-d', '750', '-f', '640', '-s', '660', '-g', 'pids:@']],
            [ONE, ['cgcreate', '-g', 'pids:@/a']],
    ]

    private static final List<List> REMOVING = [
            [[], ['cgdelete', '-h']],
            [[], ['cgdelete', '--help']],
            [[], ['cgdelete', '-x']],
            [[], ['cgdelete', 'pids']],
            [[], ['cgdelete', 'nosuch:@']],
            [ONE, ['cgdelete', 'pids:@']],
            [ONE, ['cgdelete', 'pids:@/none']],
            [ONE, ['cgdelete', 'pids:@/a']],
            [ONE, ['cgdelete', '-g', 'pids:@/a', 'cpu:@']],
            [ONE, ['cgdelete', '--group=pids:@/a', 'pids:@/a']],
            [ONE, ['cgdelete', '-r', 'pids:@']],
            [ONE, ['cgdelete', 'pids:@/none', 'cpu:@/a']],
            [ONE, ['cgdelete', '--recursive', 'pids:@', 'cpu:@/a']],
            [ONE + [['cgclassify', '-g', 'pids:@/a', '$0', '$1']], ['cgdelete', 'pids:@/a']],
            [ONE + [['cgcreate', '-g', 'pids:@/a/b'], ['cgclassify', '-g', 'pids:@/a/b', '$0']], ['cgdelete', '-r', 'pids:@/a']],
            [[['cgcreate', '-g', 'pids:@/with space/ünï.x']], ['cgdelete', '-r', 'pids:@/with space']],
    ]

    private static final List<List> SETTING = [
            [[], ['cgset']],
            [[], ['cgset', '-x']],
            [[], ['cgset', '-r', 'pids.max=5']],
            [[], ['cgset', '@']],
            [ONE, ['cgset', '-r', 'pids.max=5', '@/a']],
            [ONE, ['cgset', '-r', 'pids.max=5', '/@/a/']],
            [ONE, ['cgset', '-rpids.max=5', '-r', 'cpu.shares=77', '@/a', '@']],
            [ONE, ['cgset', '-r', 'memory.limit_in_bytes=64M', '-r', 'memory.swappiness=10', '@/a']],
            [ONE, ['cgset', '-r', 'pids.max=', '@/a']],
            [ONE, ['cgset', '-r', 'pids.max=many', '@/a']],
            [ONE, ['cgset', '-r', 'pids.max=-5', '@/a']],
            [ONE, ['cgset', '-r', 'pids.nosuch=5', '@/a']],
            [ONE, ['cgset', '-r', 'nosuch.max=5', '@/a']],
            [ONE, ['cgset', '-r', 'pids.current=5', '@/a']],
            [ONE, ['cgset', '-r', 'pids.max=5', '@/none']],
            [ONE, ['cgset', '-r', 'cpu.cfs_quota_us=a=b', '@/a']],
            [ONE, ['cgset', '--rule=pids.max=5', '@/a']],
            [ONE, ['cgset', '-r', 'pids.max=5', '--copy-from', '@', '@/a']],
            [ONE, ['cgset', '--copy-from', '@', '-r', 'pids.max=5', '@/a']],
            [ONE + [['cgset', '-r', 'pids.max=9', '-r', 'cpu.shares=99', '-r', 'memory.limit_in_bytes=100M', '@']],
             ['cgset', '--copy-from', '@', '@/a']],
            [ONE + [['cgset', '-r', 'memory.limit_in_bytes=100M', '-r', 'memory.memsw.limit_in_bytes=200M', '@']],
             ['cgset', '--copy-from=@', '@/a']],
    ]

    private static final List<List> MOVING = [
            [[], ['cgclassify']],
            [[], ['cgclassify', '-h']],
            [[], ['cgclassify', '-x']],
            [[], ['cgclassify', '-g']],
            [[], ['cgclassify', '-g', 'pids', '$0']],
            [[], ['cgclassify', 'word']],
            [ONE, ['cgclassify', '-g', 'pids:@/a', '$0']],
            [ONE, ['cgclassify', '-g', 'pids,cpu:@/a', '-g', 'memory:@', '$0', '$1', '$2']],
            [ONE, ['cgclassify', '--sticky', '-g', 'pids:@/a', '$0']],
            [ONE, ['cgclassify', '--cancel-sticky', '-g', 'pids:@/a', '$0']],
            [ONE, ['cgclassify', '-g', '*:/', '$0']],
            [ONE, ['cgclassify', '-g', 'pids:@/a', 'word', '$0']],
            [ONE, ['cgclassify', '-g', 'pids:@/a', '$0', 'word']],
            [ONE, ['cgclassify', '-g', 'pids:@/a', '4194304', '$0']],
            [ONE, ['cgclassify', '-g', 'pids:@/none', '$0', '$1']],
            [ONE, ['cgclassify', '-g', 'nosuch:@/a', '$0']],
            [ONE, ['cgclassify', '-g', 'pids:@/a', '-g', 'pids:@', '$0']],
    ]

    private static final List<List> LOADING = [
            [['cgconfigparser'], ''],
            [['cgconfigparser', '-h'], ''],
            [['cgconfigparser', '-x'], ''],
            [['cgconfigparser', '-l'], ''],
            [['cgconfigparser', '-L', '/no/such/directory'], ''],
            [['cgconfigparser', 'FILE'], ''],
            [['cgconfigparser', '-l', 'FILE'], ''],
            [['cgconfigparser', '-a', 'nobody-here', '-l', 'FILE'], ''],
            [['cgconfigparser', '-l', 'FILE'], 'group @/a { pids { pids.max = 12; } cpu { cpu.shares = 99; } }'],
            [['cgconfigparser', '-l', 'FILE'], 'group @/a { pids { } }\ngroup @/b/c { memory { memory.limit_in_bytes = "64M"; } }'],
            [['cgconfigparser', '-l', 'FILE'], 'group "@/with space" { pids { pids.max = max; } }'],
            [['cgconfigparser', '-l', 'FILE'], """group @/a {
                perm { task { uid = bin; gid = daemon; fperm = 660; } admin { uid = games; gid = 12; dperm = 750; fperm = 640; } }
                pids { } memory { } }"""],
            [['cgconfigparser', '-l', 'FILE'], """default { perm { task { uid = bin; gid = bin; } admin { uid = games; gid = games; } } }
                group @/a { pids { } }"""],
            [['cgconfigparser', '-a', 'bin:daemon', '-t', 'games', '-d', '700', '-f', '600', '-s', '606', '-l', 'FILE'],
             """group @/a { pids { } }
                group @/b { perm { task { uid = bin; } admin { dperm = 711; } } cpu { } }"""],
            [['cgconfigparser', '-l', 'FILE'], 'group @/a { nosuch { } }'],
            [['cgconfigparser', '-l', 'FILE'], 'group @/a { pids { pids.nosuch = 1; } }'.replace('@/a', '.')],
            [['cgconfigparser', '-l', 'FILE', '-l', 'FILE'], 'group @/a { pids { pids.max = 9; } }'],
            [['cgclear', '-x'], ''],
    ]
}
