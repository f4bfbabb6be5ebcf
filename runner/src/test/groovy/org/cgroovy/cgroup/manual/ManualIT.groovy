package org.cgroovy.cgroup.manual

import org.cgroovy.cgroup.CgroupHost
import org.cgroovy.cgroup.Hierarchy
import org.cgroovy.it.Host
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Tag

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions

/** The manual says what this kernel does, of every control file in every hierarchy here. A new kernel's new file fails by name. */
@Tag('root')
@Requires(value = { Host.runsContainers() }, reason = 'needs root and writable cgroups')
class ManualIT extends Specification {
    @Shared
    List<Hierarchy> hierarchies = CgroupHost.read().hierarchies()

    @Shared
    List<Path> fresh = hierarchies.collect { it.mount().resolve("cgroovy-test-manual-${ProcessHandle.current().pid()}") }

    def setupSpec() {
        fresh.each { Files.createDirectory(it) }
    }

    def cleanupSpec() {
        fresh.each { Files.deleteIfExists(it) }
    }

    def "all files of the hierarchy #label are documented"() {
        given:
        def undocumented = (names(hierarchy.mount()) + names(group)).findAll { page(hierarchy, it).empty }

        expect:
        undocumented == [] as Set

        where:
        [hierarchy, group] << [hierarchies, fresh].transpose()
        label = hierarchy.label()
    }

    def "in #label, what may be read and written is what the mode of the files says"() {
        given:
        def wrong = names(group).findAll { !(access(group.resolve(it)) in modes(page(hierarchy, it).get())) }

        expect:
        wrong == [] as Set

        where:
        [hierarchy, group] << [hierarchies, fresh].transpose()
        label = hierarchy.label()
    }

    def "in #label, a fresh cgroup has no files of the root, and says what the manual says"() {
        given:
        def misplaced = names(group).findAll { page(hierarchy, it).get().presence() == Presence.ONLY_IN_ROOT }
        def different = names(group).collect { page(hierarchy, it).get() }
                .findAll { it.defaultValue().present && it.controller() in controllers(hierarchy) }
                .findAll { !says(it, group.resolve(it.name()).toFile().text.strip()) }*.name()

        expect:
        misplaced == [] as Set
        different == []

        where:
        [hierarchy, group] << [hierarchies, fresh].transpose()
        label = hierarchy.label()
    }

    @Requires(value = { new File('/proc/1/cgroup').text.readLines().every { it.split(':', 3)[2] in ['/', '/init.scope'] } },
            reason = 'a cgroup namespace has no true root')
    def "the root of #label has what is the root's alone, and not what is not for it"() {
        given:
        def misplaced = names(hierarchy.mount()).findAll { page(hierarchy, it).get().presence() == Presence.NOT_IN_ROOT }

        expect:
        misplaced == [] as Set
        hierarchy.unified() || 'release_agent' in names(hierarchy.mount())

        where:
        hierarchy << hierarchies
        label = hierarchy.label()
    }

    private static Optional<ControlFile> page(Hierarchy hierarchy, String name) {
        Manual.SHIPPED.find(Version.of(hierarchy), name)
    }

    private static Set<String> names(Path directory) {
        directory.toFile().listFiles({ File it -> it.file } as FileFilter)*.name.sort() as LinkedHashSet
    }

    private static List<String> controllers(Hierarchy hierarchy) {
        def handedDown = hierarchy.mount().resolve('cgroup.subtree_control').toFile()
        ['cgroup'] + (hierarchy.unified() ? handedDown.text.split() as List : hierarchy.controllers())
    }

    /** Newer kernels have more keys. */
    private static boolean says(ControlFile page, String text) {
        def expected = page.defaultValue().get()
        page.form() == Form.FLAT ? text.readLines().containsAll(expected.readLines()) : text == expected
    }

    /** Some could not be written in older kernels, and say so. */
    private static List<Access> modes(ControlFile page) {
        page.takes().contains('it can only be read') ? [page.access(), Access.READ_ONLY] : [page.access()]
    }

    private static Access access(Path file) {
        def mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
        !mode.contains('w') ? Access.READ_ONLY : mode.contains('r') ? Access.READ_WRITE : Access.WRITE_ONLY
    }
}
