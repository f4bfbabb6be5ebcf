package org.cgroovy.cgroup

import spock.lang.Specification

import java.nio.file.Path

import static org.cgroovy.cgroup.Hosts.host

class CgroupHostSpec extends Specification {
    def "a #name host is #mode and has the hierarchies #labels"() {
        expect:
        host(name).mode() == mode
        host(name).hierarchies()*.label() == labels

        where:
        name        || mode               | labels
        'hybrid'    || CgroupMode.HYBRID  | ['cpu', 'cpuacct', 'cpuset', 'memory', 'devices', 'freezer', 'blkio', 'pids', 'name=systemd', 'unified']
        'legacy'    || CgroupMode.LEGACY  | ['name=systemd', 'cpu,cpuacct', 'cpuset', 'devices', 'freezer', 'net_cls,net_prio', 'blkio', 'hugetlb', 'pids']
        'unified'   || CgroupMode.UNIFIED | ['unified']
        'container' || CgroupMode.LEGACY  | ['cpu,cpuacct', 'memory']
        'none'      || CgroupMode.NONE    | []
    }

    def "without /proc/cgroups the hierarchies are still found"() {
        expect:
        host('hidden').hierarchies() == host('legacy').hierarchies()
        host('hidden').known() == [:]
    }

    def "on a #name host #controller is at #mount"() {
        expect:
        host(name).controller(controller).map { it.mount().toString() } == Optional.ofNullable(mount)

        where:
        name      | controller   || mount
        'hybrid'  | 'memory'     || '/sys/fs/cgroup/memory'
        'hybrid'  | 'hugetlb'    || '/sys/fs/cgroup/unified'
        'hybrid'  | 'net_cls'    || null
        'legacy'  | 'cpuacct'    || '/sys/fs/cgroup/cpu,cpuacct'
        'legacy'  | 'memory'     || null
        'unified' | 'io'         || '/sys/fs/cgroup'
        'unified' | 'devices'    || null
    }

    def "the unified hierarchy of a #name host is at #mount"() {
        expect:
        host(name).unified().map { it.mount().toString() } == Optional.ofNullable(mount)

        where:
        name      || mount
        'hybrid'  || '/sys/fs/cgroup/unified'
        'unified' || '/sys/fs/cgroup'
        'legacy'  || null
        'none'    || null
    }

    def "options that are no controllers are left out, and a name is kept"() {
        expect:
        host('legacy').hierarchies().find { it.label() == 'cpuset' }.controllers() == ['cpuset']
        host('legacy').hierarchies()[0].name() == Optional.of('systemd')
        host('legacy').hierarchies()[0].controllers() == []
    }

    def "a hierarchy that is mounted twice counts once, where it was first"() {
        expect:
        host('legacy').hierarchies().findAll { it.label() == 'pids' }*.mount() == [Path.of('/sys/fs/cgroup/pids')]
    }

    def "a mount of the whole hierarchy goes before one of a part"() {
        given:
        def mountinfo = '''1 0 0:26 /docker/4f1e /part rw - cgroup cgroup rw,memory
2 0 0:26 / /whole rw - cgroup cgroup rw,memory
3 0 0:26 / /again rw - cgroup cgroup rw,memory
'''

        expect:
        CgroupHost.parse(mountinfo, '', { '' }).hierarchies()*.mount() == [Path.of('/whole')]
    }

    def "/proc/cgroups says which controllers are enabled, in its order"() {
        expect:
        host('legacy').known().take(5) == [cpuset: true, cpu: true, cpuacct: true, blkio: true, memory: false]
        host('legacy').known().keySet().first() == 'cpuset'
    }

    def "this host can be read"() {
        expect:
        CgroupHost.read().hierarchies().every { it.mount().toFile().directory }
    }
}
