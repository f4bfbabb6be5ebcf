package org.cgroovy.runner

import org.cgroovy.cgroup.Hosts
import org.cgroovy.plan.SystemdScope
import spock.lang.Specification

import java.nio.file.Path

class CgroupManagerSpec extends Specification {
    static final BOOTED = ['/run/systemd/system', '/usr/bin/systemd-run']
    static final USER = '/sys/fs/cgroup/user.slice/user-1000.slice/user@1000.service'
    static final LOGGED_IN = BOOTED + ['/run/user/1000/systemd/private', USER]
    static final SESSION = '0::/user.slice/user-1000.slice/session-3.scope'
    static final TERMINAL = '0::/user.slice/user-1000.slice/user@1000.service/app.slice/terminal.scope'

    def "root on a host of #kind has a scope in machine.slice where systemd runs: #directory"() {
        given:
        def scope = manager(host: kind).scope().get()

        expect:
        scope.name() ==~ /cgroovy-\d+-[0-9a-z]+\.scope/
        scope.directory() == Path.of(directory, scope.name())
        !scope.user()
        !scope.outside()

        where:
        kind      || directory
        'unified' || '/sys/fs/cgroup/machine.slice'
        'hybrid'  || '/sys/fs/cgroup/unified/machine.slice'
        'legacy'  || '/sys/fs/cgroup/systemd/machine.slice'
    }

    def "each has a scope of its own"() {
        expect:
        manager().scope().get().name() != manager().scope().get().name()
    }

    def "where systemd itself is in a container, the scope is beside it"() {
        expect:
        manager(init: '0::/docker/a/init.scope').scope().get().path().startsWith('/docker/a/machine.slice/cgroovy-')
    }

    def "a user #where has a scope of his own systemd, which he has to be moved into: #outside"() {
        given:
        def manager = manager(uid: 1000, there: LOGGED_IN + ['/run/user/1000/bus'], own: own, files: ["$USER/cgroup.controllers": 'cpu memory pids\n'])
        def scope = manager.scope().get()

        expect:
        scope.directory() == Path.of(USER, 'app.slice', scope.name())
        scope.user()
        scope.outside() == outside
        manager.controllers() == ['cpu', 'memory', 'pids']

        where:
        where           | own      || outside
        'on a desktop'  | TERMINAL || false
        'logged in'     | SESSION  || true
    }

    def "cgroovy does it itself #where"() {
        given:
        def manager = manager(changes)

        expect:
        manager.scope() == Optional.empty()
        manager.why() == why
        manager.usable(Hosts.host('hybrid')) == Hosts.host('hybrid')

        when: 'it is not to'
        CgroupManagerSpec.manager(changes + [wish: 'systemd'])

        then:
        def e = thrown(RunnerException)
        e.message == "systemd cannot be asked for cgroups: $why; leave the choice to cgroovy, or --cgroup-manager cgroupfs"

        where:
        where                        | changes                                                         || why
        'without systemd'            | [there: []]                                                     || 'systemd does not run this host: there is no /run/systemd/system'
        'without its programs'       | [there: ['/run/systemd/system']]                                || 'there is no /usr/bin/systemd-run'
        'without its cgroups'        | [host: 'none']                                                  || 'the cgroups of systemd are not mounted'
        'for a user of v1'           | [uid: 1000, host: 'hybrid', there: LOGGED_IN]                   || 'of v1 it gives users nothing'
        'for one who is not at home' | [uid: 1000]                                                     || 'user@1000.service does not run; as root, loginctl enable-linger 1000 starts it'
        'where nothing can move him' | [uid: 1000, there: LOGGED_IN, own: SESSION]                     || 'there is no bus at /run/user/1000/bus: apt-get install dbus-user-session'
    }

    def "it does it itself also where that is chosen"() {
        expect:
        manager(wish: 'cgroupfs').scope() == Optional.empty()
    }

    def "what is neither of the two is an error"() {
        when:
        CgroupManager.wish('docker')

        then:
        def e = thrown(RunnerException)
        e.message == '--cgroup-manager docker is neither systemd nor cgroupfs'
    }

    def "root's containers are in the scope where systemd has its units, and beside it elsewhere"() {
        given:
        def manager = manager(host: 'hybrid')
        def mounts = manager.usable(Hosts.host('hybrid')).hierarchies().collectEntries { [it.label(), it.mount().toString()] }
        def scope = manager.scope().get().name()

        expect:
        mounts.findAll { it.value.endsWith("/machine.slice/$scope") }*.key as Set == inside as Set
        mounts.findAll { !it.value.contains('/machine.slice/') }*.key as Set == beside as Set

        where:
        inside = Hosts.host('hybrid').hierarchies().findAll { SystemdScope.has(it) }*.label()
        beside = Hosts.host('hybrid').hierarchies()*.label() - inside
    }

    private static CgroupManager manager(Map<String, ?> changes = [:]) {
        def with = [wish: '', host: 'unified', uid: 0, there: BOOTED, init: '0::/init.scope\n1:name=systemd:/init.scope', own: '0::/', files: [:]] + changes
        CgroupManager.of(with.wish, Hosts.host(with.host), with.uid,
                Hosts.files(['/proc/1/cgroup': with.init, '/proc/self/cgroup': with.own] + with.files.collectEntries { [it.key.toString(), it.value] }),
                { Path path -> path.toString() in with.there })
    }
}
