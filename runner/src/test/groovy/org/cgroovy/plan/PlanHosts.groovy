package org.cgroovy.plan

import org.cgroovy.cgroup.Hosts
import org.cgroovy.linux.Architecture
import org.cgroovy.linux.ClassicBpf

import java.nio.file.Path

/** Hosts to plan for, that exist only in fixtures. */
class PlanHosts {
    private static final FILES = [
        '/sys/fs/cgroup/cpuset/cpuset.cpus': '0-3',
        '/sys/fs/cgroup/cpuset/cpuset.mems': '0',
        '/sys/fs/cgroup/memory/memory.memsw.limit_in_bytes': '9223372036854771712',
    ]
    private static final Filters FILTERS = { seccomp, capabilities -> new SeccompFilter(new ClassicBpf([]), 4, 'SECCOMP_FILTER_FLAG_SPEC_ALLOW', "what $seccomp allows".toString()) }
    private static final DIRECTORIES = ['/srv/data']

    static HostFacts root(String cgroups) {
        facts(cgroups, 0, '/run/cgroovy')
    }

    /** A user for whom nothing is installed. */
    static HostFacts user(String cgroups) {
        user(cgroups, ids(Optional.empty(), ''))
    }

    static HostFacts user(String cgroups, Rootless rootless) {
        facts(cgroups, 1000, '/run/user/1000/cgroovy', rootless.withUndelegated(undelegated(cgroups))).withCgroups(Hosts.host('none'))
    }

    /** What is said where alice has no cgroups of her own. */
    static Undelegated undelegated(String cgroups, Map changes = [:]) {
        def usual = [host: Hosts.host(cgroups), user: 'alice', uid: 1000, own: '/', crowded: Optional.empty(), systemd: false] + changes
        new Undelegated(usual.host, usual.user, usual.uid, usual.own, usual.crowded, usual.systemd)
    }

    /** What alice, who is 1000, has where newuidmap is, with this text in both files. */
    static Rootless ids(Optional<String> directory, String text) {
        new Rootless('alice', *['user', 'group'].collect { kind ->
            def letter = kind[0]
            Subordinates.of(kind, 'alice', 1000, 1000, "/etc/sub${letter}id".toString(), Optional.of(text), directory.map { "$it/new${letter}idmap".toString() })
        }, Optional.empty(), false)
    }

    private static HostFacts facts(String cgroups, int id, String state, Rootless rootless = Rootless.NONE) {
        new HostFacts(
                Hosts.host(cgroups), id, id, false, Architecture.X86_64, Path.of(state), '/cgroovy',
                { String path -> DIRECTORIES.contains(path) }, Hosts.files(FILES), Hosts.devices('/dev/vda': '254:0'), FILTERS, Optional.empty(), rootless)
    }
}
