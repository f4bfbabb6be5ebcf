package org.cgroovy.cgroup.tool

import org.cgroovy.it.Host
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Tag

/** Which hierarchies the tools find, ours against cgroup-tools 2.0.2, on hosts of many kinds. */
@Tag('root')
@Requires(value = { Host.isRoot() && Host.hasCommands('lssubsys', 'lscgroup', 'unshare') }, reason = 'needs root and cgroup-tools')
class MadeUpHostsIT extends Specification {
    static final List<List<String>> LSSUBSYS = [
        [], ['-a'], ['-i'], ['-m'], ['-M'], ['-ai'], ['-am'], ['-aM'], ['-im'], ['cpu'], ['-i', 'cpuacct', 'pids'], ['-m', 'memory'],
        ['-a', 'cpu'], ['--all'], ['--all-m'], ['--hier'], ['--mount-points', '--all'], ['pids', '-M', '--', 'cpu'],
    ]

    @AutoCleanup
    def host = new MadeUpHost()

    def "lssubsys #options lists co-mounted controllers, several mounts and mount points with spaces as the original"() {
        given:
        host.v1('cpu,cpuacct', 'cpu,cpuacct').v1('pids', 'all pids').v1('memory').v1('name=x', 'x').v1('memory', 'memory again')
                .controllers(cpu: 2, pids: 3, cpuacct: 2, memory: 1)

        expect:
        def original = host.original('lssubsys', words)
        original.out
        host.ours('lssubsys', words) == original

        where:
        words << LSSUBSYS
        options = words.join(' ')
    }

    def "lssubsys #options says nothing of a host without hierarchies, as the original"() {
        given:
        host.controllers(cpu: 0, pids: 0)

        expect:
        def original = host.original('lssubsys', words)
        host.ours('lssubsys', words) == original

        where:
        words << [[], ['-a'], ['-m'], ['-i'], ['-am']]
        options = words.join(' ')
    }

    def "with --compat=2.0.2 lssubsys #options fails on a hybrid host as the original"() {
        given:
        host.v1('pids').v2('io memory').controllers(pids: 3, memory: 0, net_cls: 0)

        expect:
        def original = host.original('lssubsys', words)
        with(host.ours('lssubsys', ['--compat=2.0.2'] + words)) {
            out == original.out
            code == original.code
        }

        where:
        words << LSSUBSYS
        options = words.join(' ')
    }

    def "the difference: lssubsys #words answers on a #kind host, where the original has #theirs"() {
        given:
        kind == 'unified' ? host.v2('cpuset cpu io') : host.v1('pids').v1('name=a', 'a').v2('io memory')
        host.controllers(kind == 'unified' ? [cpuset: 0, cpu: 0] : [pids: 3, memory: 0, net_cls: 0])

        expect:
        host.original('lssubsys', words).with { [it.lines(), it.code] } == theirs
        def ours = host.ours('lssubsys', words)
        ours.lines()*.replace("$host.directory", '') == lines
        ours.code == 0

        where:
        kind      | words              | theirs                             || lines
        'hybrid'  | []                 | [[], 82]                           || ['pids', 'io,memory']
        'hybrid'  | ['-a']             | [['memory', 'net_cls'], 82]        || ['net_cls', 'pids', 'io,memory']
        'hybrid'  | ['-i']             | [[], 82]                           || ['pids 3', 'io,memory 0']
        'hybrid'  | ['-m', 'memory']   | [[], 0]                            || ['io,memory /unified']
        'hybrid'  | ['-m', 'name=a']   | [[], 0]                            || ['name=a /a']
        'unified' | []                 | [[], 0]                            || ['cpuset,cpu,io']
        'unified' | ['-M']             | [[], 0]                            || ['cpuset,cpu,io /unified']
        'unified' | ['-a']             | [['cpuset', 'cpu'], 0]             || ['cpuset,cpu,io']
    }

    def "lscgroup #words lists a #kind host as the original"() {
        given:
        switch (kind) {
            case 'legacy': host.v1('cpu,cpuacct', 'cpu').v1('name=systemd', 'systemd').v1('pids', 'all pids'); break
            case 'hybrid': host.v1('pids').v1('name=a', 'a').v2('io memory'); break
            case 'unified': host.v2('cpuset cpu io'); break
            case 'twice': host.v1('pids').v1('memory').v1('pids', 'again'); break
        }
        host.controllers(cpu: 1, cpuacct: 1, pids: 3, memory: 2)
        ['cpu/x/y', 'all pids/z', 'pids/p', 'a/b/c', 'unified/u', 'systemd/s'].each { host.group(it) }

        expect:
        def original = host.original('lscgroup', words)
        def ours = host.ours('lscgroup', words)
        original.code == ours.code
        original.out == ours.out

        where:
        [kind, words] << [['legacy', 'hybrid', 'unified', 'twice'], [[], ['pids:/'], ['cpuacct:/'], ['name=a:/'], ['io:/']]].combinations()
    }

    def "on a host without cgroups #tool #words ends with #code, as the original"() {
        given:
        host.controllers(pids: 0)

        expect:
        host.original(tool, words).with { [it.code, it.out] } == [code, '']
        with(host.ours(tool, words)) {
            it.code == code
            out == ''
            err.readLines().size() == 1
        }

        where:
        tool         | words                 || code
        'lscgroup'   | []                    || 81
        'lscgroup'   | ['pids:/']            || 81
        'cgget'      | ['/']                 || 81
        'cgget'      | ['-g', 'pids', '/']   || 81
    }
}
