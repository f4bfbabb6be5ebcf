package org.cgroovy.cgroup.tool

import org.cgroovy.cgroup.WriteBack
import org.cgroovy.cgroup.conf.CgConfig
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Snapshots of hosts whose hierarchies are plain directories, and what is written for a text that was read. */
class SnapshotSpec extends Specification {
    @AutoCleanup
    def host = new MadeUpHost()

    def "of a v2 host only the controllers that a group has are told, and what belongs to none where it is unusual"() {
        given:
        host.v2('cpu io memory pids')
        files('unified', 'cgroup.subtree_control': 'cpu memory io pids')
        files('unified/web', 'cgroup.controllers': 'cpu memory io', 'cgroup.subtree_control': 'memory', 'cgroup.type': 'domain',
                'cgroup.freeze': '1', 'cgroup.max.depth': '3', 'cgroup.max.descendants': 'max', 'cgroup.procs': '', 'cgroup.pressure': '0',
                'cpu.max': '50000 100000', 'cpu.weight': '59', 'cpu.weight.nice': '2', 'cpu.idle': '0', 'cpu.pressure': 'some avg10=0.00',
                'io.max': '8:16 rbps=1048576 wbps=max riops=max wiops=max\n8:0 rbps=max wbps=max riops=10 wiops=max')
        files('unified/web/a b', 'cgroup.controllers': '', 'cgroup.subtree_control': '', 'cgroup.freeze': '0', 'cgroup.procs': '',
                'cgroup.max.depth': 'max', 'cgroup.max.descendants': 'max')

        when:
        def ran = host.ours('cgsnapshot', ['-s'])

        then:
        ran.code == 0
        ran.err == ''
        lines(ran, 'web') == sorted(['io {', 'cgroup.max.depth="3";', 'cgroup.pressure="0";',
            'io.max="8:0 rbps=max wbps=max riops=10 wiops=max', '8:16 rbps=1048576 wbps=max riops=max wiops=max";',
            'cgroup.subtree_control="+memory";', 'cgroup.freeze="1";', '}', 'cpu {', 'cpu.idle="0";', 'cpu.max="50000 100000";',
            'cpu.weight="59";', '}', 'memory {', '}'])
        lines(ran, '"web/a b"') == sorted(['cgroup {', '}'])
        CgConfig.parse('x', ran.out).groups()*.name() == ['web', 'web/a b']
    }

    def "a v2 host without controllers has its groups too"() {
        given:
        host.v2('').v1('name=x', 'the x')
        files('unified/a', 'cgroup.controllers': '', 'cgroup.max.depth': '2', 'cgroup.procs': '')

        expect:
        def ran = host.ours('cgsnapshot', ['-s'])
        ran.out.contains("\t\"name=x\" = \"$host.directory/the x\";\n")
        lines(ran, 'a') == sorted(['cgroup {', 'cgroup.max.depth="2";', '}'])
    }

    def "a name with #kind is written with #quotes"() {
        given:
        host.v1('pids')
        files("pids/$name", 'pids.max': '3', tasks: '')

        expect:
        def ran = host.ours('cgsnapshot', ['-s'])
        ran.code == code
        ran.out.contains("group $text {\n") == (code == 0)
        CgConfig.parse('x', ran.out).groups()*.name() == (code == 0 ? [name] : [])

        where:
        name     | kind                || text        | code
        'a b'    | 'a space'           || '"a b"'     | 0
        'a"b'    | 'a double quote'    || "'a\"b'"    | 0
        "a'b"    | 'a single quote'    || '"a\'b"'    | 0
        "a'\"b"  | 'both'              || ''          | 96
        'a\\b'   | 'a backslash'       || 'a\\b'      | 0
        'group'  | 'a word of the grammar' || '"group"' | 0
        quotes = text
    }

    def "#file: #text is written back as #value"() {
        expect:
        WriteBack.value(file, text) { Optional.ofNullable(others[it]) }.orElse('nothing') == value

        where:
        file                     | text                                  | others                          || value
        'pids.max'               | 'max'                                 | [:]                             || 'max'
        'memory.oom_control'     | 'oom_kill_disable 1\nunder_oom 0'     | [:]                             || '1'
        'freezer.state'          | 'FROZEN'                              | ['freezer.self_freezing': '0']  || 'THAWED'
        'freezer.state'          | 'FREEZING'                            | ['freezer.self_freezing': '1']  || 'FROZEN'
        'freezer.state'          | 'FREEZING'                            | [:]                             || 'FROZEN'
        'cpu.shares'             | '3'                                   | ['cpu.idle': '1']               || 'nothing'
        'cpu.shares'             | '512'                                 | ['cpu.idle': '0']               || '512'
        'cpuset.cpus.partition'  | 'root invalid (Parent is not root)'   | [:]                             || 'root'
        'cpu.weight.nice'        | '2'                                   | [:]                             || 'nothing'
        'memory.failcnt'         | '3'                                   | [:]                             || 'nothing'
        'cpuacct.usage'          | '3'                                   | [:]                             || 'nothing'
        'cpu.pressure'           | 'some avg10=0.00'                     | [:]                             || 'nothing'
        'io.max'                 | '8:16 rbps=1\n8:0 rbps=2'             | [:]                             || '8:0 rbps=2\n8:16 rbps=1'
    }

    def "#file: what brings #now back to #before is #writes"() {
        expect:
        WriteBack.writes(file, before, before, now).collect { "$it.file=$it.value" } == writes

        where:
        file                             | before                 | now                      || writes
        'pids.max'                       | 'max'                  | '3'                      || ['pids.max=max']
        'cpuset.cpus'                    | ''                     | '0-1'                    || ['cpuset.cpus=\n']
        'blkio.throttle.read_bps_device' | ''                     | '8:0 100'                || ['blkio.throttle.read_bps_device=8:0 0']
        'blkio.throttle.read_bps_device' | '8:0 5\n8:16 6'        | '8:0 100\n8:32 7'        || ['blkio.throttle.read_bps_device=8:32 0', 'blkio.throttle.read_bps_device=8:0 5', 'blkio.throttle.read_bps_device=8:16 6']
        'io.max'                         | ''                     | '8:0 rbps=1 wbps=max'    || ['io.max=8:0 rbps=max wbps=max riops=max wiops=max']
        'io.weight'                      | 'default 100'          | 'default 50\n8:0 70'     || ['io.weight=8:0 default', 'io.weight=default 100']
        'devices.list'                   | 'a *:* rwm'            | 'c 1:3 r'                || ['devices.deny=a', 'devices.allow=a *:* rwm']
        'devices.list'                   | 'c 1:3 r\nc 1:5 w'     | 'c 1:3 r\nc 1:8 w'       || ['devices.deny=c 1:8 w', 'devices.allow=c 1:3 r', 'devices.allow=c 1:5 w']
        'cgroup.subtree_control'         | 'cpu memory'           | 'cpu pids'               || ['cgroup.subtree_control=-pids', 'cgroup.subtree_control=+memory']
        'cgroup.subtree_control'         | ''                     | 'cpu'                    || ['cgroup.subtree_control=-cpu']
    }

    private void files(Map<String, String> texts, String group) {
        host.group(group)
        texts.each { name, text -> host.directory.resolve(group).resolve(name).toFile().text = "$text\n" }
    }

    /** Without owners, which are those of who runs this; directories are read in no order. */
    private static List<String> lines(Ran ran, String group) {
        def text = ran.out.split(/\n\n/).find { it.startsWith("group $group {") }
        sorted(text.replaceAll(/(?s)\tperm \{.*?\n\t\}\n/, '').readLines()[1..-2]*.trim().findAll { !it.startsWith('# cgroovy') })
    }

    private static List<String> sorted(List<String> lines) {
        lines.sort(false)
    }
}
