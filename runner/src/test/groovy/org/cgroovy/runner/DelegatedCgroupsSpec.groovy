package org.cgroovy.runner

import org.cgroovy.cgroup.CgroupMode
import org.cgroovy.cgroup.Hosts
import spock.lang.Specification

import java.nio.file.Path

class DelegatedCgroupsSpec extends Specification {
    static final SCOPE = '/user.slice/user-1000.slice/user@1000.service/app.slice/run-1.scope'

    def "of v2 it is the lowest above one's own cgroup that is one's own and has no processes"() {
        given:
        def mine = cgroups('unified', "0::$SCOPE", ["$SCOPE", up(SCOPE, 1), up(SCOPE, 2)],
                ["$SCOPE/cgroup.procs": '11', "${up(SCOPE, 1)}/cgroup.controllers": 'memory pids'])
        def hierarchy = mine.usable().hierarchies()[0]

        expect:
        mine.usable().mode() == CgroupMode.UNIFIED
        hierarchy.mount() == Path.of("/sys/fs/cgroup${up(SCOPE, 1)}")
        hierarchy.root() == up(SCOPE, 1)
        hierarchy.controllers() == ['memory', 'pids']
    }

    def "one that gives its children controllers already may have what processes it will"() {
        expect:
        cgroups('unified', '0::/a/b', ['/a/b', '/a'], ['/a/b/cgroup.procs': '1', '/a/cgroup.subtree_control': 'pids'])
                .usable().hierarchies()*.root() == ['/a']
    }

    def "whose one's own cgroup is does not matter, when one above it is one's own: root put the shell there"() {
        expect:
        cgroups('unified', '0::/a/b', ['/a'], ['/a/b/cgroup.procs': '1']).usable().hierarchies()*.root() == ['/a']
    }

    def "where processes are in all that is one's own, it is told which"() {
        given:
        def mine = cgroups('unified', '0::/a/b', ['/a/b', '/a'], ['/a/b/cgroup.procs': '1', '/a/cgroup.procs': '2'])

        expect:
        mine.usable().mode() == CgroupMode.NONE
        mine.crowded() == Optional.of(Path.of('/sys/fs/cgroup/a'))
        cgroups('unified', '0::/a/b', [], [:]).crowded() == Optional.empty()
    }

    def "#what is not delegated"() {
        expect:
        cgroups('unified', "0::$own", owned, ['/a/b/cgroup.procs': '1']).usable().hierarchies() == []

        where:
        what                                                   | own    | owned
        'a cgroup beside the own one'                          | '/a/b' | ['/c']
        'the own cgroup, out of sight'                         | '/..'  | ['/']
        'nothing'                                              | '/a/b' | []
    }

    def "a directory alone is not enough for v2: cgroup.procs and cgroup.subtree_control have to be one's own"() {
        given:
        def mine = new DelegatedCgroups(Hosts.host('unified'), '0::/a/b', 1000, Hosts.files([:]), { Path path -> !path.endsWith(file) })

        expect:
        mine.usable().hierarchies() == []

        where:
        file << ['cgroup.procs', 'cgroup.subtree_control']
    }

    def "of v1 it is each controller's own cgroup, or the one that root made for the user"() {
        given:
        def own = '5:pids:/a\n4:memory:/a\n3:name=systemd:/a\n0::/'
        def mine = new DelegatedCgroups(Hosts.host('hybrid'), own, 1000, Hosts.files([:]), { Path path ->
            path.toString() in ['/sys/fs/cgroup/pids/a', '/sys/fs/cgroup/memory/cgroovy/1000', '/sys/fs/cgroup/systemd/a', '/sys/fs/cgroup/cpu/cgroovy/1001']
        })

        expect:
        mine.usable().mode() == CgroupMode.LEGACY
        mine.usable().hierarchies().collectEntries { [it.label(), it.mount().toString()] } ==
                [memory: '/sys/fs/cgroup/memory/cgroovy/1000', pids: '/sys/fs/cgroup/pids/a']
    }

    def "what another process found delegated is known from the cgroups of its container"() {
        given:
        def mine = cgroups('hybrid', '0::/', [], [:])
        def noted = mine.noted([Path.of('/sys/fs/cgroup/pids/x/cgroovy/web'), Path.of('/sys/fs/cgroup/unified/u/a/cgroovy/web')], '/cgroovy', false)

        expect:
        noted.hierarchies()*.mount()*.toString() == ['/sys/fs/cgroup/pids/x', '/sys/fs/cgroup/unified/u/a']
        noted.hierarchies()*.directory('/cgroovy/web')*.toString() == ['/sys/fs/cgroup/pids/x/cgroovy/web', '/sys/fs/cgroup/unified/u/a/cgroovy/web']
        mine.noted([], '/cgroovy', false).mode() == CgroupMode.NONE
    }

    private static DelegatedCgroups cgroups(String host, String own, List<?> owned, Map<?, String> texts) {
        def at = '/sys/fs/cgroup'
        new DelegatedCgroups(Hosts.host(host), own, 1000, Hosts.files(texts.collectEntries { file, text -> ["$at$file".toString(), text] }),
                { Path path -> owned.any { "$path".toString() in ["$at$it", "$at$it/cgroup.procs", "$at$it/cgroup.subtree_control"]*.toString() } })
    }

    private static String up(String path, int levels) {
        path.split('/').dropRight(levels).join('/')
    }
}
