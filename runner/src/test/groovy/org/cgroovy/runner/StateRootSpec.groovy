package org.cgroovy.runner

import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions

class StateRootSpec extends Specification {
    @TempDir
    Path host

    def "root's notes are in /run, whatever the environment says"() {
        expect:
        StateRoot.of(0, [XDG_RUNTIME_DIR: '/run/user/0'], host).path() == Path.of('/run/cgroovy')
    }

    def "a user's notes are where his runtime directory is"() {
        given:
        def uid = given('run/user/7', 'somewhere')

        expect:
        StateRoot.of(uid, [XDG_RUNTIME_DIR: '/somewhere'], host).path() == Path.of('/somewhere/cgroovy')
        StateRoot.of(uid, [XDG_RUNTIME_DIR: 'some/where'], host).path() == Path.of("/tmp/cgroovy-$uid")
        StateRoot.of(uid, [XDG_RUNTIME_DIR: '/gone'], host).path() == Path.of("/tmp/cgroovy-$uid")
        StateRoot.of(uid, [:], host).path() == Path.of("/tmp/cgroovy-$uid")
    }

    def "without the variable it is the one that systemd made, if it is there"() {
        given:
        def uid = given('any')
        given("run/user/$uid")

        expect:
        StateRoot.of(uid, [:], host).path() == Path.of("/run/user/$uid/cgroovy")
    }

    def "another user's runtime directory, which su left in the environment, does not count"() {
        given:
        def other = given('run/user/7') + 1

        expect:
        StateRoot.of(other, [XDG_RUNTIME_DIR: '/run/user/7'], host).path() == Path.of("/tmp/cgroovy-$other")
    }

    def "a directory of one's own that is closed to others will do, and one that is not there yet"() {
        given:
        def uid = given('own')
        mode('own', 'rwx------')

        when:
        new StateRoot(host.resolve('own'), uid).check()
        new StateRoot(host.resolve('none'), uid).check()

        then:
        noExceptionThrown()
    }

    def "#what is refused, since what it says could be another's"() {
        given:
        def uid = given('shared') + strangers
        mode('shared', permissions)
        if (link) {
            Files.createSymbolicLink(host.resolve('link'), host.resolve('shared'))
            Files.setAttribute(host.resolve('link'), 'unix:uid', uid, java.nio.file.LinkOption.NOFOLLOW_LINKS)
        }

        when:
        new StateRoot(host.resolve(link ? 'link' : 'shared'), uid).check()

        then:
        def e = thrown(RunnerException)
        e.message.contains(problem)
        e.message.contains('set XDG_RUNTIME_DIR')

        where:
        what                           | strangers | permissions | link  || problem
        'a directory of somebody else' | 1         | 'rwx------' | false || 'belongs to uid'
        'one that others may read'     | 0         | 'rwxr-x---' | false || 'is open to others'
        'one that all may write'       | 0         | 'rwxrwxrwx' | false || 'is open to others'
        'a symbolic link'              | 0         | 'rwx------' | true  || 'is open to others'
    }

    /** Makes directories and gives their owner's id, which is never root's. */
    private int given(String... names) {
        int uid = Files.getAttribute(host, 'unix:uid') as int
        names.each { name ->
            def directory = Files.createDirectories(host.resolve(name))
            if (uid == 0) {
                Files.setAttribute(directory, 'unix:uid', 4711)
            }
        }
        uid ?: 4711
    }

    private void mode(String name, String permissions) {
        Files.setPosixFilePermissions(host.resolve(name), PosixFilePermissions.fromString(permissions))
    }
}
