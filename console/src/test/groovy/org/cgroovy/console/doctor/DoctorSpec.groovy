package org.cgroovy.console.doctor

import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/** Each check on a host that is a directory with the files it would read. */
class DoctorSpec extends Specification {
    static final Path HOSTS = Path.of('').toAbsolutePath().parent.resolve('runner/src/test/resources/fixtures/hosts')

    @TempDir
    Path root

    def "Linux #version lacks #missing"() {
        given:
        file('/proc/sys/kernel/osrelease', version)

        expect:
        new KernelCheck().findings(host()).findAll { !it.ok() }*.topic() == missing

        where:
        version         || missing
        '6.1.0-18-amd64' || []
        '5.13.0'        || ['cgroup.kill', 'time namespace at exec']
        '5.10.0-28'     || ['mount_setattr', 'cgroup.kill', 'time namespace at exec']
        '4.19.0'        || ['kernel', 'clone3', 'openat2', 'CLONE_INTO_CGROUP', 'mount_setattr', 'cgroup.kill', 'time namespace at exec']
    }

    def "user namespaces of uid #uid with #settings: #ok, #remedy"() {
        given:
        file('/proc/sys/user/max_user_namespaces', '100')
        settings.each { name, value -> file("/proc/sys/$name", value) }

        when:
        def finding = new UserCheck().findings(host(uid)).find { it.topic() == 'user namespaces' }

        then:
        finding.ok() == ok
        finding.remedy().startsWith(remedy)

        where:
        uid  | settings                                               || ok    | remedy
        0    | [:]                                                    || true  | ''
        1000 | [:]                                                    || true  | ''
        0    | ['user/max_user_namespaces': '0']                      || false | 'sysctl user.max_user_namespaces='
        1000 | ['kernel/unprivileged_userns_clone': '0']              || false | 'sysctl kernel.unprivileged_userns_clone=1'
        0    | ['kernel/unprivileged_userns_clone': '0']              || true  | ''
        1000 | ['kernel/apparmor_restrict_unprivileged_userns': '1']  || false | 'sysctl kernel.apparmor_restrict'
    }

    def "a user is told which ids he has in containers, and how to get more"() {
        given:
        def user = System.getProperty('user.name')
        files.each { name, text -> file(name, text.replace('USER', user)) }

        when:
        def finding = new UserCheck().findings(host(1000)).find { it.topic() == 'users in containers' }

        then:
        finding.detail() == detail
        finding.remedy() == remedy.replace('USER', user)

        where:
        files                                                                   || detail                                               | remedy
        [:]                                                                     || 'root alone'                                         | 'newuidmap is not installed: apt-get install -y uidmap'
        ['/usr/bin/newuidmap': '']                                              || 'root alone'                                         | '/etc/subuid has no range for USER: as root, usermod --add-subuids 100000-165535 USER (a range that nobody else has)'
        ['/usr/bin/newuidmap': '', '/etc/subuid': 'USER:100000:65536\n']        || 'root, and as others 100000-165535 of /etc/subuid'   | ''
    }

    def "a user is told what he may limit, and how to get the rest"() {
        given:
        cgroups('unified')
        file('/proc/self/cgroup', '0::/u/shell\n')
        file('/sys/fs/cgroup/u/cgroup.controllers', 'memory pids\n')
        ['/sys/fs/cgroup/u/cgroup.procs', '/sys/fs/cgroup/u/cgroup.subtree_control', '/sys/fs/cgroup/u/shell/cgroup.subtree_control'].each { file(it, '') }
        file('/sys/fs/cgroup/u/shell/cgroup.procs', '1\n')

        when:
        def findings = new DelegationCheck().findings(host(1000))

        then:
        findings.findAll { it.ok() }.collectEntries { [it.topic(), it.detail()] } ==
                ['limits of memory': 'delegated: /sys/fs/cgroup/u', 'limits of pids': 'delegated: /sys/fs/cgroup/u']
        findings.find { !it.ok() }.detail() == 'no cgroup is delegated for cpu, cpuset, io'
        findings.find { !it.ok() }.remedy().startsWith('as root, cgroovy -e "cgroup(\'cpu,cpuset,io:/cgroovy/1000\') { delegate ')
        new DelegationCheck().findings(host(0)) == []
    }

    def "on the #name host cgroups are #mode and memory is #memory"() {
        given:
        cgroups(name)

        when:
        def findings = new CgroupCheck().findings(host())

        then:
        findings[0].detail().startsWith(mode)
        findings.find { it.topic() == 'controller memory' }?.detail() == memory

        where:
        name      || mode                        | memory
        'legacy'  || 'legacy: v1'                | 'disabled at boot'
        'hybrid'  || 'hybrid: v1, and v2'        | '/sys/fs/cgroup/memory, v1'
        'unified' || 'unified: v2'               | '/sys/fs/cgroup, v2'
        'none'    || 'no hierarchy is mounted'   | null
    }

    def "a v1 host without memsw files accounts no swap"() {
        given:
        cgroups('hybrid')

        expect:
        !new SwapCheck().findings(host())[0].ok()

        when:
        file('/sys/fs/cgroup/memory/memory.memsw.limit_in_bytes', '1')

        then:
        new SwapCheck().findings(host())[0].ok()
    }

    def "a number of /proc/sys is read to its end"() {
        given:
        def most = '/proc/sys/user/max_user_namespaces'

        expect:
        HostView.ofThisHost('').read(most).get() == ['cat', most].execute().text.trim()
    }

    def "root is told who makes the cgroup that containers are below, and why: #detail"() {
        given:
        cgroups('unified')
        files.each { file(it, '') }

        expect:
        new ManagerCheck().findings(new HostView(root, 0, wish))*.detail() == [detail]

        where:
        wish       | files                                            || detail
        ''         | []                                               || 'cgroupfs, cgroovy itself: systemd does not run this host: there is no /run/systemd/system'
        ''         | ['/run/systemd/system/a', '/usr/bin/systemd-run'] || 'systemd: a scope in machine.slice, since it runs this host'
        'cgroupfs' | ['/run/systemd/system/a', '/usr/bin/systemd-run'] || 'cgroupfs, cgroovy itself: chosen'
        'systemd'  | []                                               || 'systemd cannot be asked for cgroups: systemd does not run this host: there is no /run/systemd/system; ' +
                'leave the choice to cgroovy, or --cgroup-manager cgroupfs'
    }

    def "busybox must be there and be static"() {
        expect:
        new BusyboxCheck().findings(host())[0].remedy().contains('apt-get install -y busybox-static')
    }

    def "missing kinds of namespaces are named"() {
        given:
        ['cgroup', 'ipc', 'mnt', 'net', 'pid', 'uts', 'user'].each { file("/proc/self/ns/$it", '') }

        expect:
        new NamespaceCheck().findings(host())[0].detail() == 'this kernel has no time'
    }

    private HostView host(int uid = 0) {
        new HostView(root, uid)
    }

    private void cgroups(String name) {
        file('/proc/self/mountinfo', HOSTS.resolve("$name/mountinfo").toFile().text)
        file('/proc/cgroups', HOSTS.resolve("$name/cgroups").toFile().text)
        def controllers = HOSTS.resolve("$name/controllers").toFile().text
        ['', '/unified'].each { file("/sys/fs/cgroup$it/cgroup.controllers", controllers) }
    }

    private void file(String path, String text) {
        def file = root.resolve(path.substring(1))
        Files.createDirectories(file.parent)
        file.toFile().text = text
    }
}
