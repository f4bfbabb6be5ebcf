package org.cgroovy.cgroup

import spock.lang.Specification

import java.nio.file.Path

class HierarchySpec extends Specification {
    def memory = new Hierarchy(Path.of('/sys/fs/cgroup/memory'), false, ['memory'], Optional.empty(), '/')

    def "the cgroup #path is the directory #directory"() {
        expect:
        memory.directory(path) == Path.of(directory)

        where:
        path       || directory
        '/'        || '/sys/fs/cgroup/memory'
        '/demo'    || '/sys/fs/cgroup/memory/demo'
        '/demo/'   || '/sys/fs/cgroup/memory/demo'
        '/a b/..c' || '/sys/fs/cgroup/memory/a b/..c'
    }

    def "#path is no path of a cgroup: #why"() {
        when:
        memory.directory(path)

        then:
        def e = thrown(IllegalArgumentException)
        e.message == "bad cgroup path \"$path\": $why"

        where:
        path                  || why
        'demo'                || "it must begin with '/'"
        ''                    || "it must begin with '/'"
        '/../etc'             || "'..' is no name of a cgroup"
        '/a/./b'              || "'.' is no name of a cgroup"
        '//a'                 || "'' is no name of a cgroup"
        '/a\nb'               || 'the kernel takes no newline and no NUL'
        "/${'ü' * 128}"       || 'a name is longer than 255 bytes'
    }

    def "mounted at #root, the process's cgroup #proc is seen as #seen"() {
        expect:
        new Hierarchy(Path.of('/m'), false, ['memory'], Optional.empty(), root).visible(proc) == Optional.ofNullable(seen)

        where:
        root           | proc              || seen
        '/'            | '/'               || '/'
        '/'            | '/demo/a'         || '/demo/a'
        '/'            | '/../other'       || null
        '/docker/4f1e' | '/docker/4f1e'    || '/'
        '/docker/4f1e' | '/docker/4f1e/a'  || '/a'
        '/docker/4f1e' | '/docker/4f1ea'   || null
        '/docker/4f1e' | '/'               || null
    }

    def "the label is #label"() {
        expect:
        new Hierarchy(Path.of('/m'), unified, controllers, Optional.ofNullable(name), '/').label() == label

        where:
        unified | controllers        | name      || label
        false   | ['memory']         | null      || 'memory'
        false   | ['cpu', 'cpuacct'] | null      || 'cpu,cpuacct'
        false   | []                 | 'systemd' || 'name=systemd'
        false   | ['cpu']            | 'mine'    || 'cpu,name=mine'
        true    | ['cpu', 'io']      | null      || 'unified'
        true    | []                 | null      || 'unified'
    }
}
