package org.cgroovy.cgroup.tool

import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Tag

/** cgxset on v1 files; those of v2 are in VersionConversionSpec. There is no original of 2.0.2 to compare with. */
@Tag('root')
@Requires(value = { Twins.possible() }, reason = 'needs root, v1 hierarchies and cgroup-tools')
class CgXsetIT extends Specification {
    @Shared
    @AutoCleanup
    def twins = new Twins()

    def setup() {
        twins.both([['cgcreate', '-g', 'cpu,memory,pids:@/a']])
    }

    def cleanup() {
        twins.clean()
    }

    def "what is told of runc's map is left out where the original's ways are asked for"() {
        expect:
        twins.ours(['cgxset', '--compat=3', '-2', '-r', 'cpu.weight=50', '@/a']) == new Ran(0, '', '')
    }

    def "#setting in terms of v2 is #file = #value"() {
        when:
        def ran = twins.ours(['cgxset', '-2', '-r', setting, '@/a'])

        then:
        ran.code == 0
        ran.out == ''
        ran.err.contains('runc and crun write') == noted
        twins.roots(twins.ours)[file.split(/\./)[0]].resolve("a/$file").toFile().text.trim() == value

        where:
        setting                | file                          | value                 | noted
        'cpu.weight=50'        | 'cpu.shares'                  | '512'                 | true
        'cpu.weight=100'       | 'cpu.shares'                  | '1024'                | false
        'cpu.max=20000 50000'  | 'cpu.cfs_quota_us'            | '20000'               | false
        'cpu.max=20000 50000'  | 'cpu.cfs_period_us'           | '50000'               | false
        'cpu.max=max 100000'   | 'cpu.cfs_quota_us'            | '-1'                  | false
        'memory.max=67108864'  | 'memory.limit_in_bytes'       | '67108864'            | false
        'memory.max=max'       | 'memory.limit_in_bytes'       | '9223372036854771712' | false
        'memory.high=33554432' | 'memory.soft_limit_in_bytes'  | '33554432'            | false
        'pids.max=7'           | 'pids.max'                    | '7'                   | false
    }

    def "in its own terms it is cgset"() {
        expect:
        twins.ours(['cgxset', *version, '-r', 'cpu.shares=77', '@/a']) == new Ran(0, '', '')
        twins.roots(twins.ours).cpu.resolve('a/cpu.shares').toFile().text == '77\n'

        where:
        version << [[], ['-1']]
    }

    def "what has no counterpart is an error, or left out, and nothing else is changed"() {
        when:
        def ran = twins.ours(['cgxset', '-2', '-r', 'cpu.weight=50', '-r', 'memory.low=1', '@/a'])

        then:
        ran.code == 111
        ran.err.contains('memory.low has no counterpart in v1')
        twins.roots(twins.ours).cpu.resolve('a/cpu.shares').toFile().text == '1024\n'

        expect:
        twins.ours(['cgxset', '-2', '-i', '-r', 'cpu.weight=100', '-r', 'memory.low=1', '@/a']).code == 0
    }

    def "#words is bad usage"() {
        expect:
        with(twins.ours(['cgxset'] + words)) {
            code == 129
            err != ''
        }

        where:
        words << [[], ['-x'], ['-2', '@/a'], ['-2', '-r', 'cpu.weight=5'], ['-2', '-r', 'weight', '@/a']]
    }
}
