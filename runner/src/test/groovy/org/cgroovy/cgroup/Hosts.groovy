package org.cgroovy.cgroup

import java.nio.file.Path

/** The hosts of fixtures/hosts, and control files that exist only in a map. */
class Hosts {
    static CgroupHost host(String name) {
        CgroupHost.parse(text(name, 'mountinfo'), text(name, 'cgroups'), { text(name, 'controllers') })
    }

    static ControlFiles files(Map<String, String> texts) {
        { Path file -> Optional.ofNullable(texts[file.toString()]) }
    }

    static DeviceNumbers devices(Map<String, String> numbers) {
        { String path -> Optional.ofNullable(numbers[path]) }
    }

    /** A planner for a host whose v1 cpuset has CPUs 0-3 and node 0, and which accounts swap. */
    static GroupPlanner planner(String name, Map<String, String> texts = [:]) {
        def usual = [
            '/sys/fs/cgroup/cpuset/cpuset.cpus': '0-3',
            '/sys/fs/cgroup/cpuset/cpuset.mems': '0',
            '/sys/fs/cgroup/memory/memory.memsw.limit_in_bytes': '9223372036854771712',
        ]
        new GroupPlanner(host(name), devices('/dev/vda': '254:0'), files(usual + texts))
    }

    /** "label: file = value" for each write. */
    static List<String> lines(List<GroupPlan> plans) {
        plans.collectMany { plan -> plan.writes().collect { "${plan.hierarchy().label()}: $it.file = $it.value".toString() } }
    }

    private static String text(String name, String file) {
        Hosts.getResource("/fixtures/hosts/$name/$file").text
    }
}
