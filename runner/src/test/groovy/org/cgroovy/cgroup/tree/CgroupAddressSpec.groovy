package org.cgroovy.cgroup.tree

import org.cgroovy.cgroup.Hosts
import org.cgroovy.cgroup.LimitException
import spock.lang.Specification

class CgroupAddressSpec extends Specification {
    def "'#text' is #path in #controllers"() {
        expect:
        CgroupAddress.parse(text) == new CgroupAddress(controllers, path)

        where:
        text                || controllers       | path
        '/demo'             || []                | '/demo'
        'demo/a'            || []                | '/demo/a'
        '/'                 || []                | '/'
        'memory:/demo'      || ['memory']        | '/demo'
        'memory:demo'       || ['memory']        | '/demo'
        'memory:'           || ['memory']        | '/'
        'cpu,memory:/demo/' || ['cpu', 'memory'] | '/demo'
        'name=demo:/a'      || ['name=demo']     | '/a'
        ':/a'               || ['unified']       | '/a'
        '*:/a b'            || ['*']             | '/a b'
        '/a:b'              || []                | '/a:b'
    }

    def "'#text' is no address: #message"() {
        when:
        CgroupAddress.parse(text)

        then:
        def e = thrown(IllegalArgumentException)
        e.message.contains(message)
        !e.message.contains('\0')

        where:
        text             || message
        '/a/../b'        || "'..' is no name of a cgroup"
        '..'             || "'..' is no name of a cgroup"
        'cpu:../x'       || "'..' is no name of a cgroup"
        '/a//b'          || "'' is no name of a cgroup"
        '/a\nb'          || 'the kernel takes no newline and no NUL'
        '/' + 'x' * 256  || 'a name is longer than 255 bytes'
        '/' + 'ü' * 128  || 'a name is longer than 255 bytes'
        'cpu,:/x'        || 'write controller,…:/path'
        'cp\nu:/x'       || 'write controller,…:/path'
    }

    def "on a #host host '#text' is made in #places"() {
        expect:
        CgroupAddress.parse(text).targets(Hosts.host(host)).collect { "${it.cgroup()} $it.asked".toString() } == places

        where:
        host      | text             || places
        'hybrid'  | 'pids,memory:/d' || ['pids:/d [pids]', 'memory:/d [memory]']
        'hybrid'  | 'hugetlb:/d'     || ['unified:/d [hugetlb]']
        'hybrid'  | 'name=systemd:/' || ['name=systemd:/ []']
        'legacy'  | 'cpuacct,cpu:/d' || ['cpu,cpuacct:/d [cpuacct, cpu]']
        'unified' | 'pids,cpu:/d'    || ['unified:/d [pids, cpu]']
        'unified' | ':/d'            || ['unified:/d []']
    }

    def "a path alone is made wherever there are controllers, and not in hierarchies that only have a name"() {
        expect:
        CgroupAddress.parse('/d').targets(Hosts.host('hybrid'))*.cgroup()*.toString() ==
                ['cpu', 'cpuacct', 'cpuset', 'memory', 'devices', 'freezer', 'blkio', 'pids', 'unified'].collect { it + ':/d' }
    }

    def "a path alone means the cgroups that exist"() {
        given:
        def host = Hosts.host('hybrid')
        def files = NoFiles.planned('hybrid')

        when:
        files.apply(new Change.Make(new Cgroup(host.required('pids'), '/d')))

        then:
        CgroupAddress.parse('/d').cgroups(host, files)*.toString() == ['pids:/d']
        CgroupAddress.parse('memory:/d').cgroups(host, files)*.toString() == ['memory:/d']
    }

    def "on a #host host '#text' is nowhere: #message"() {
        when:
        CgroupAddress.parse(text).targets(Hosts.host(host))

        then:
        def e = thrown(exception)
        e.message == message

        where:
        host     | text           || exception       | message
        'hybrid' | 'name=demo:/x' || CgroupException | 'no hierarchy is named demo; there are systemd'
        'none'   | 'name=demo:/x' || CgroupException | 'no hierarchy is named demo; there is none with a name'
        'legacy' | ':/x'          || CgroupException | 'the hierarchy of cgroup v2 is not mounted; mount -t cgroup2 none /sys/fs/cgroup/unified'
        'hybrid' | 'memry:/x'     || LimitException  | 'this kernel has no controller memry'
    }
}
