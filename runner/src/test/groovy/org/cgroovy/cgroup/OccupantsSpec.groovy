package org.cgroovy.cgroup

import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

class OccupantsSpec extends Specification {
    @TempDir
    Path dir

    def "everybody in the cgroup and below is named"() {
        given:
        group('demo').resolve('cgroup.procs').toFile().text = '17\n4\n'
        group('demo/b').resolve('cgroup.procs').toFile().text = '0\n'
        group('demo/a').resolve('cgroup.procs').toFile().text = ''
        group('proc/17').resolve('comm').toFile().text = 'sleep\n'
        def demo = dir.resolve('demo')

        expect:
        Occupants.of(demo, dir.resolve('proc')) == [
            new Occupant(17, 'sleep', "$demo"), new Occupant(4, '?', "$demo"), new Occupant(0, '?', "$demo/b")]
    }

    def "in a threaded cgroup, which hides its processes, the threads are named"() {
        given:
        group('demo').resolve('cgroup.threads').toFile().text = '5\n'

        expect:
        Occupants.of(dir.resolve('demo'), dir)*.pid() == [5]
    }

    def "nobody is in a cgroup that is gone"() {
        expect:
        Occupants.of(dir.resolve('gone')) == []
    }

    def "an occupant reads like a sentence"() {
        expect:
        new Occupant(17, 'sleep', '/sys/fs/cgroup/pids/demo').toString() == 'pid 17 (sleep) in /sys/fs/cgroup/pids/demo'
    }

    private Path group(String name) {
        def group = dir.resolve(name)
        group.toFile().mkdirs()
        group
    }
}
