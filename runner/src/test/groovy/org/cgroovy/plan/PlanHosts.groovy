package org.cgroovy.plan

import org.cgroovy.cgroup.Hosts
import org.cgroovy.linux.Architecture

import java.nio.file.Path

/** Hosts to plan for, that exist only in fixtures. */
class PlanHosts {
    private static final FILES = [
        '/sys/fs/cgroup/cpuset/cpuset.cpus': '0-3',
        '/sys/fs/cgroup/cpuset/cpuset.mems': '0',
        '/sys/fs/cgroup/memory/memory.memsw.limit_in_bytes': '9223372036854771712',
    ]
    private static final DIRECTORIES = ['/srv/data']

    static HostFacts root(String cgroups) {
        facts(cgroups, 0, '/run/cgroovy')
    }

    static HostFacts user(String cgroups) {
        facts(cgroups, 1000, '/run/user/1000/cgroovy')
    }

    private static HostFacts facts(String cgroups, int id, String state) {
        new HostFacts(
                Hosts.host(cgroups), id, id, false, Architecture.X86_64, Path.of(state), '/cgroovy',
                { String path -> DIRECTORIES.contains(path) }, Hosts.files(FILES), Hosts.devices('/dev/vda': '254:0'), Optional.empty())
    }
}
