package org.cgroovy.cgroup

import org.cgroovy.linux.Kernel
import org.cgroovy.linux.KernelException
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/** Both ways to walk. */
class CgroupWalkSpec extends Specification {
    @TempDir
    Path directory

    List<String> visited = []

    static final List<CgroupWalk.Walker> WALKERS = [new CgroupWalk.Plain(), new QuickWalk(new Kernel())]

    def "a group comes before its children, and files are none"() {
        given:
        ['a/b/c', 'a/d', 'e'].each { Files.createDirectories(directory.resolve(it)) }
        ['tasks', 'a/tasks', 'a/b/tasks', 'e/tasks'].each { Files.createFile(directory.resolve(it)) }

        when:
        walk(walker) {}

        then:
        visited.sort(false) == ['', '/a', '/a/b', '/a/b/c', '/a/d', '/e']
        visited.indexOf('/a') < visited.indexOf('/a/b')
        visited.indexOf('/a/b') < visited.indexOf('/a/b/c')

        where:
        walker << WALKERS
    }

    def "a group may have the name that a file has elsewhere"() {
        given:
        Files.createFile(directory.resolve('tasks'))
        Files.createDirectories(directory.resolve('a/tasks/b'))

        when:
        walk(walker) {}

        then:
        visited.containsAll(['/a', '/a/tasks', '/a/tasks/b'])

        where:
        walker << WALKERS
    }

    def "groups that vanish and come while they are walked are no trouble"() {
        given:
        20.times { Files.createDirectories(directory.resolve("stays$it/x")) }
        def over = false
        def churn = Thread.start {
            for (int i = 0; !over; i++) {
                def path = directory.resolve("stays${i % 20}/goes")
                Files.createDirectories(path.resolve('y'))
                Files.delete(path.resolve('y'))
                Files.delete(path)
            }
        }

        when:
        200.times { walk(walker) {} }

        then:
        visited.count { it.endsWith('/x') } == 200 * 20
        visited.every { it ==~ '(/stays\\d+(/x|/goes(/y)?)?)?' }

        cleanup:
        over = true
        churn.join()

        where:
        walker << WALKERS
    }

    def "a symbolic link leads nowhere"() {
        given:
        Files.createSymbolicLink(directory.resolve('up'), directory)

        when:
        walk(walker) {}

        then:
        visited == ['']

        cleanup:
        Files.delete(directory.resolve('up'))

        where:
        walker << WALKERS
    }

    private void walk(CgroupWalk.Walker walker, Closure<?> also) {
        walker.walk(directory, new CgroupWalk.Visitor() {
            @Override
            void cgroup(String path) {
                visited << path
                also(path)
            }

            @Override
            void unreadable(String path, KernelException reason) {
                visited << "$path: $reason"
            }
        })
    }
}
