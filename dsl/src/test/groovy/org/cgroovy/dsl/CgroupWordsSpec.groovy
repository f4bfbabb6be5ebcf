package org.cgroovy.dsl

/** The words for cgroups, explained for a host that exists only as texts. */
class CgroupWordsSpec extends ScriptSpecification {
    def setup() {
        mode = Session.Mode.EXPLAIN
    }

    def "explain shows what #script would do, and changes nothing"() {
        when:
        run(script)

        then:
        output == "plan to $purpose\n" + lines.withIndex(1).collect { line, i -> String.format('%3d. %s\n', i, line) }.join()
        cgroups.changes == []

        where:
        script                                                      || purpose                | lines
        "cgroup('pids:/d').create()"                                || 'create pids:/d'       | ['mkdir /sys/fs/cgroup/pids/d']
        "cgroup('name=systemd:/d').create()"                        || 'create name=systemd:/d' | ['mkdir /sys/fs/cgroup/systemd/d']
        "cgroup('hugetlb:/d').create()"                             || 'create hugetlb:/d'    | ['mkdir /sys/fs/cgroup/unified/d', 'write +hugetlb > /sys/fs/cgroup/unified/cgroup.subtree_control']
        "cgroup('pids,memory:/d') { limits { pids 5; memory 1.MiB } }" || 'make pids,memory:/d' | ['mkdir /sys/fs/cgroup/pids/d', 'mkdir /sys/fs/cgroup/memory/d',
                                                                                                  'write 1048576 > /sys/fs/cgroup/memory/d/memory.limit_in_bytes',
                                                                                                  'write 5 > /sys/fs/cgroup/pids/d/pids.max']
        "cgroup('pids:/d') { attach 4711; child('a') { set 'pids.max', 'max' }; mode '0750'; owner 1 }" || 'make pids:/d' | ['mkdir /sys/fs/cgroup/pids/d',
                                                                                                  'chmod 0750 /sys/fs/cgroup/pids/d'] +
                                                                                                  ['', '/*'].collect { 'chown 1:1 /sys/fs/cgroup/pids/d' + it } +
                                                                                                 ['mkdir /sys/fs/cgroup/pids/d/a', 'write max > /sys/fs/cgroup/pids/d/a/pids.max',
                                                                                                  'write 4711 > /sys/fs/cgroup/pids/d/cgroup.procs']
        "hierarchy('demo') { named; at '/tmp/demo' }"               || 'mount hierarchy demo' | ['mount -t cgroup -o none,name=demo cgroup /tmp/demo']
        "hierarchy('x') { unified; at '/tmp/x' }"                   || 'mount hierarchy x'    | ['mount -t cgroup2 cgroup2 /tmp/x']
        "hierarchy('x') { controllers 'net_cls'; at '/tmp/x' }"     || 'mount hierarchy x'    | ['mount -t cgroup -o net_cls cgroup /tmp/x']
    }

    def "while it is explained, a script goes on as if everything were done"() {
        when:
        run('''
            def h = hierarchy('demo') { named; at '/tmp/demo' }
            def cg = cgroup('name=demo:/a').create()
            cg.attach 4711
            h.root.attach 4712
            println([cg.exists(), cg.procs, h.root.children, hierarchies()*.hierarchy()*.label().contains('name=demo')])
            def limited = cgroup('pids,cpu:/l').create()
            limited.pids.max = 5
            limited.cpu.max = 50.percent
            println([limited.pids.max, limited.cpu.max])
            cg.attach 4712
            println h.root.procs
            h.root.attach 4711; h.root.attach 4712
            cg.remove()
            h.unmount()
            println([cg.exists(), limited.children, hierarchies()*.hierarchy()*.label().contains('name=demo')])
        '''.replace('println([cg.exists(), limited', 'println([limited.exists(), limited'))

        then:
        output.readLines().findAll { it.startsWith('[') } == ['[true, [4711], [name=demo:/a], true]', '[5, 50000 100000]', '[]', '[true, [], false]']
    }

    def "explain for programs"() {
        when:
        mode = Session.Mode.EXPLAIN_JSON
        run("cgroup('pids:/d').create()")

        then:
        com.fasterxml.jackson.jr.ob.JSON.std.mapFrom(output) == [purpose: 'create pids:/d', changes: ['mkdir /sys/fs/cgroup/pids/d']]
    }

    def "#value in cg.#file is written as #text"() {
        when:
        run("def cg = cgroup('pids,memory,cpu,cpuset,freezer:/d').create()\ncg.$file = $value")

        then:
        output.readLines().last().endsWith(text)

        where:
        file                  | value            || text
        'pids.max'            | '5'              || 'write 5 > /sys/fs/cgroup/pids/d/pids.max'
        'pids.max'            | "'max'"          || 'write max > /sys/fs/cgroup/pids/d/pids.max'
        'memory.max'          | '100.MiB'        || 'write 104857600 > /sys/fs/cgroup/memory/d/memory.limit_in_bytes'
        'memory.max'          | "'100m'"         || 'write 104857600 > /sys/fs/cgroup/memory/d/memory.limit_in_bytes'
        'cpu.max'             | '1.5.cores'      || 'write 150000 > /sys/fs/cgroup/cpu/d/cpu.cfs_quota_us'
        'cpu.cfs_quota_us'    | '20.millis'      || 'write 20000 > /sys/fs/cgroup/cpu/d/cpu.cfs_quota_us'
        'cpuset.cpus'         | '0..1'           || 'write 0-1 > /sys/fs/cgroup/cpuset/d/cpuset.cpus'
        'cpuset.cpus'         | '[0, 2]'         || 'write 0,2 > /sys/fs/cgroup/cpuset/d/cpuset.cpus'
        'cpu.cfs_period_us'   | '50.millis'      || 'write 50000 > /sys/fs/cgroup/cpu/d/cpu.cfs_period_us'
        'memory.kmem.tcp.limit_in_bytes' | '1.MiB' || 'write 1048576 > /sys/fs/cgroup/memory/d/memory.kmem.tcp.limit_in_bytes'
        'notify_on_release'   | 'true'           || 'write 1 > /sys/fs/cgroup/freezer/d/notify_on_release'
    }

    def "#words says: #message"() {
        when:
        def said = failure("def cg = cgroup('pids,memory:/d').create()\n$words")

        then:
        said == "web.groovy:2:$message"
        cgroups.changes == []

        where:
        words                                   || message
        "cg.pids.mx = 5"                        || ' pids,memory:/d has no control file pids.mx; did you mean pids.max?'
        "cg.pids.mx"                            || ' pids,memory:/d has no control file pids.mx; did you mean pids.max?'
        "cg.memry"                              || ' pids,memory:/d has no control file memry; did you mean memory?'
        "cg.pids.max = 1.5"                     || " pids.max takes a whole number, got 1.5"
        "cg.pids.max = 50.percent"              || ' pids.max takes no share of CPUs; cpu.max does'
        "cg.pids.max = 5.MiB"                   || ' pids.max takes a number from 0 on, or max, got 5 MiB'
        "cg.pids.max = 5.seconds"               || ' pids.max takes a number from 0 on, or max, got PT5S'
        "cg.memory.max = 5.seconds"             || ' memory.max takes bytes, as in 64m or 67108864, or max, got PT5S'
        "cg.memory.min"                         || ' pids,memory:/d has no control file memory.min; memory.min is of v2; v1 has no such thing: v1 protects no memory'
        "cg['memory.reclaim'] = 1"              || ' pids,memory:/d has no control file memory.reclaim; memory.reclaim is of v2; v1 has memory.force_empty'
        "cg.release_agent"                      || ' pids,memory:/d has no control file release_agent; release_agent is only in the root cgroup'
        "cg['cpu.shares']"                      || ' pids,memory:/d has no control file cpu.shares; it needs the controller cpu here, and a kernel that has it: there is cpu.shares since Linux 2.6.24'
        "cg.pids.max = null"                    || ' pids.max takes a number, a quantity or a text, got null'
        "cg['pids.max'] = 'a\\nb'"              || ' pids.max takes one line without NUL; write line by line'
        "cg['pids.max'] = 'a\\0b'"              || ' pids.max takes one line without NUL; write line by line'
        "cg.attach 0"                           || ' attach takes a pid, a process or a started container, got 0'
        "cg.attach(-1)"                         || ' attach takes a pid, a process or a started container, got -1'
        "cg.attach 'x'"                         || " attach takes a pid, a process or a started container, got 'x'"
        "cg.remove(recursiv: true)"             || ' remove knows no recursiv: did you mean recursive?'
        "cgroup('pids:/e').attach 1"            || ' pids:/e does not exist; create() makes it'
        "cgroup('/e').freeze()"                 || " [] cannot be frozen: only a cgroup of v2 and one of v1's freezer can, and no root; write cgroup('freezer:/…') or cgroup('unified:/…')"
        "cg.child('../x')"                      || ' bad cgroup path "/d/../x": \'..\' is no name of a cgroup'
        "cg.delegate 'no-such-user'"            || ' no user no-such-user in /etc/passwd; give its number, if it has one'
        "cg.mode = 750"                         || " mode takes octal digits in quotes, such as '022', got 750"
        "cgroup(null)"                          || ' cgroup takes a text, got null'
        "cgroup('pids:/x') { limts { } }"       || '21: limts: did you mean limits?'
        "cgroup('pids:/x') { hostname 'x' }"    || '21: hostname belongs to container { }, not to cgroup { }'
        "container { cgroup('x') { } }"         || '13: cgroup { } stands by itself, not inside container { }'
        "owner 5"                               || '1: owner belongs to cgroup { }, not to the script itself'
        "hierarchy('x') { naned; at '/tmp/x' }" || ' naned: did you mean named?'
        "hierarchy('x') { named }"              || " hierarchy x has no place: write at '/tmp/x'"
        "hierarchy('x') { at '/tmp/x' }"        || " hierarchy x is named, has controllers, or is unified: write named, controllers 'net_cls', or unified"
        "hierarchy('nope')"                     || ' no hierarchy is named nope or has that controller; there are cpu, cpuacct, cpuset, memory, devices, freezer, blkio, pids, name=systemd, unified'
    }

    def "a block is done as a whole"() {
        when:
        mode = Session.Mode.RUN
        failure("cgroup('pids:/d') { limits { pids 5 }; set 'pids.no', 1 }")

        then:
        cgroups.changes == []
    }
}
