package org.cgroovy.cgroup

import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

class CgroupWalkSpec extends Specification {
    @TempDir
    Path directory

    List<String> visited = []

    def "a group comes before its children, and files are none"() {
        given:
        ['a/b/c', 'a/d', 'e'].each { Files.createDirectories(directory.resolve(it)) }
        ['tasks', 'a/tasks', 'a/b/tasks', 'e/tasks'].each { Files.createFile(directory.resolve(it)) }

        when:
        walk {}

        then:
        visited.sort(false) == ['', '/a', '/a/b', '/a/b/c', '/a/d', '/e']
        visited.indexOf('/a') < visited.indexOf('/a/b')
        visited.indexOf('/a/b') < visited.indexOf('/a/b/c')
    }

    def "a group may have the name that a file has elsewhere"() {
        given:
        Files.createFile(directory.resolve('tasks'))
        Files.createDirectories(directory.resolve('a/tasks/b'))

        when:
        walk {}

        then:
        visited.containsAll(['/a', '/a/tasks', '/a/tasks/b'])
    }

    def "a group that vanishes while it is walked is passed over"() {
        given:
        ['a/x', 'b/x', 'c/x'].each { Files.createDirectories(directory.resolve(it)) }

        when: "the first child that is visited takes its siblings along"
        walk { path ->
            if (path.count('/') == 1) {
                directory.toFile().listFiles().findAll { "/$it.name" != path }*.deleteDir()
            }
        }

        then:
        visited.size() == 3
    }

    def "a symbolic link leads nowhere"() {
        given:
        Files.createSymbolicLink(directory.resolve('up'), directory)

        when:
        walk {}

        then:
        visited == ['']

        cleanup:
        Files.delete(directory.resolve('up'))
    }

    private void walk(Closure<?> also) {
        new CgroupWalk(new CgroupWalk.Visitor() {
            @Override
            void cgroup(String path) {
                visited << path
                also(path)
            }

            @Override
            void unreadable(String path, IOException reason) {
                visited << "$path: $reason"
            }
        }).from(directory)
    }
}
