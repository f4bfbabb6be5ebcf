package org.cgroovy.plan

import org.cgroovy.it.Records
import org.cgroovy.linux.Namespace
import org.cgroovy.spec.ContainerSpec
import org.cgroovy.spec.MountSpec
import org.cgroovy.spec.ProcessSpec
import org.cgroovy.spec.Root
import spock.lang.Specification

class ReadyMadeSpec extends Specification {
    static final WEB = ContainerSpec.of('web', new Root('/srv/root', false), ProcessSpec.DEFAULT)
    static final TMPFS = MountSpec.tmpfs('/dev', [])

    def facts = PlanHosts.root('hybrid')

    def "/dev and /sys are made in advance, with what is in them; not what belongs to the process"() {
        expect:
        destinations(WEB) == ['/dev', '/dev/pts', '/dev/shm', '/dev/mqueue', '/sys']
        ReadyMade.of(WEB, facts).namespaces() == [Namespace.MOUNT, Namespace.IPC, Namespace.NET] as Set
    }

    def "what belongs to a namespace is not made in advance when #namespace is shared"() {
        expect:
        destinations(sharing(namespace)) == left

        where:
        namespace       | left
        Namespace.IPC   | ['/dev', '/dev/pts', '/dev/shm', '/sys']
        Namespace.NET   | ['/dev', '/dev/pts', '/dev/shm', '/dev/mqueue']
        Namespace.MOUNT | []
    }

    def "nothing is made in advance for another user namespace"() {
        expect:
        ReadyMade.of(Records.with(WEB, [namespaces: WEB.namespaces().withFresh(Namespace.USER)]), facts) == new ReadyMade([] as Set, [])
    }

    def "a mount that covers or holds others leaves them to the process: #mounts.destination"() {
        expect:
        destinations(Records.with(WEB, [mounts: mounts])) == ready

        where:
        mounts                                                                       || ready
        [MountSpec.bind('/dev', '/dev', false), MountSpec.tmpfs('/dev/shm', [])]     || []
        [TMPFS, MountSpec.bind('/dev', '/dev', false), MountSpec.tmpfs('/dev/x', [])] || ['/dev']
        [TMPFS, MountSpec.tmpfs('/dev', ['ro'])]                                     || []
        [TMPFS, TMPFS, MountSpec.tmpfs('/dev/shm', [])]                              || []
        [TMPFS, MountSpec.tmpfs('/dev/a/b', [])]                                     || ['/dev']
        [MountSpec.tmpfs('/tmp', []), TMPFS]                                         || ['/dev']
        [MountSpec.bind('/srv', '/', false), TMPFS]                                  || []
        [TMPFS, MountSpec.bind('/a', '/dev/a', false), MountSpec.tmpfs('/dev/b', [])] || ['/dev', '/dev/b']
    }

    private List<String> destinations(ContainerSpec spec) {
        ReadyMade.of(spec, facts).mounts()*.destination()
    }

    private static ContainerSpec sharing(Namespace namespace) {
        Records.with(WEB, [namespaces: WEB.namespaces().withShared(namespace)])
    }
}
