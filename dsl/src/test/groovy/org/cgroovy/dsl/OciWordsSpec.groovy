package org.cgroovy.dsl

import org.cgroovy.runner.Bundle

class OciWordsSpec extends ScriptSpecification {
    def "what a container with #words writes as a bundle is read as the same container"() {
        given:
        def bundle = directory.resolve('bundle')

        when:
        def exitCode = run("""
            def web = container('web') { rootfs '/fs'; $words }
            assert web.oci('$bundle').toString() == '$bundle/config.json'
            assert container(oci: '$bundle', 'web').spec == web.spec
            assert container(oci: '$bundle', 'web') { }.spec == web.spec
            container('web') { rootfs '/fs'; $words }.oci('$bundle', 'ls', '-l')
            assert container(oci: '$bundle').spec.process().args() == ['ls', '-l']
        """)

        then:
        exitCode == 0
        runner.specs.empty

        where:
        words << [
                '',
                "hostname 'inside'; domainname 'example'; readonly true; detach true",
                "env A: 'a b', B: ''; cwd '/tmp'; user 5, 6, groups: [7, 8]; umask '027'; oomScoreAdj 500; init true; terminal true; noNewPrivileges false",
                "namespaces { share 'net'; join uts: '/proc/1/ns/uts'; uidMap 0, 1000, 1; gidMap 0, 1000, 1; timeOffset boottime: 10.days }",
                "mounts { bind '/etc', '/host', readonly: true, options: ['nosuid', 'rslave']; tmpfs '/tmp', size: 64.MiB, mode: '1777'; mount '/b', type: 'bpf'; omit '/sys/fs/cgroup' }",
                "limits { cpu 50.percent, weight: 200; cpus '0-1'; mems '0'; memory 100.MiB, swap: 0, high: 80.MiB, low: 1.MiB; pids 10; optional true }",
                "limits { io '254:0', read: 10.MiB.perSecond, writeOps: 100; io '/dev/vda', write: 'max'; io weight: 200; hugetlb '2MB', 64.MiB; set 'cpu.cfs_burst_us', 1000; devices { allow 'c 10:229 rwm'; deny 'a' } }",
                "capabilities { drop 'ALL'; add 'CHOWN' }; rlimits { nofile 64, 128; core 'unlimited' }",
                "masked '/proc/version'; unmasked '/proc/keys'; readonlyPaths '/etc'; writablePaths '/proc/sys'; annotations owner: 'me'",
                "seccomp 'unconfined'"]
    }

    def "the block behind a bundle changes what the bundle says, and runs its program"() {
        given:
        run("container('a') { rootfs '/fs'; hostname 'inside'; limits { pids 5 }; env A: 1 }.oci('$directory/b', 'ls')")

        when:
        run("container(oci: '$directory/b') { limits { pids 10 }; env B: 2; mounts { tmpfs '/tmp' }; run() }")

        then:
        with(runner.spec) {
            hostname().get() == 'inside'
            limits().pids().asLong == 10
            process().env().keySet().containsAll(['A', 'B'])
            process().args() == ['ls']
            mounts().last().destination() == '/tmp'
        }
    }

    def "--explain writes no bundle and says which it would"() {
        given:
        mode = Session.Mode.EXPLAIN

        when:
        run("container('web') { rootfs '/fs' }.oci('$directory/b')")

        then:
        output == "write $directory/b/config.json, the description of container web\n"
        !directory.resolve('b').toFile().exists()
    }

    def "Java reads bundles too"() {
        given:
        def containers = new Containers(session())
        def web = containers.define('web') { it.rootfs('/fs').limits { it.pids(5) } }
        web.oci(directory.resolve('b'), 'ls')

        expect:
        containers.define(oci: directory.resolve('b'), 'other') { it.hostname('x') }.spec().limits().pids().asLong == 5
        containers.container(oci: directory.resolve('b'), 'other') { it.run() } == runner.result
        runner.spec.process().args() == ['ls']
    }

    def "#words is an error: #message"() {
        given:
        new Bundle(directory.resolve('b')).file().with {
            it.parent.toFile().mkdirs()
            it.toFile().text = '{"root": {"path": 1}}'
        }

        expect:
        failure(words.replace('DIR', directory.toString())).replace(directory.toString(), 'DIR') == message

        where:
        words                                   || message
        "container(oci: 'DIR/b')"               || 'web.groovy:1: DIR/b/config.json: root.path: must be a text, got 1'
        "container(oci: 'DIR/c') { }"           || 'web.groovy:1: container: there is no bundle DIR/c: it would be a directory with a config.json'
        "container(ocl: 'DIR/b') { }"           || 'web.groovy:1: container knows no ocl: did you mean oci?'
        "container(oci: 5)"                     || 'web.groovy:1: container oci: takes a path, got 5'
    }
}
