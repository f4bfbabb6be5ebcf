package org.cgroovy.console

import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Tag

import java.nio.file.Files
import java.nio.file.Path

/** What somebody who is not root gets, without a runner and without words for it. */
@Tag('root')
@Requires(value = { TestHost.runsContainers() }, reason = 'needs root to become another, and busybox')
class RootlessIT extends Specification {
    @Shared
    File build = OrdinaryUser.build()

    @Shared
    @AutoCleanup
    OrdinaryUser ann = new OrdinaryUser("cgroovy-it-$OrdinaryUser.PID", true)

    @Shared
    @AutoCleanup
    OrdinaryUser nobody = new OrdinaryUser('', false)

    def cleanupSpec() {
        build.deleteDir()
    }

    def "a container just works: it says hello, takes what is piped into it, and its exit code is the command's"() {
        when:
        def ran = ann.run(build, ['-e', "container { rootfs busybox(); run '/bin/sh', '-c', 'echo hello \$(cat) \$(id -u); exit 7' }"], 'world')

        then:
        ran.err == ''
        ran.out == 'hello world 0\n'
        ran.exitCode == 7
    }

    @Requires(value = { TestHost.hasCommands('newuidmap') }, reason = 'needs newuidmap')
    def "with ranges all ids of them are there, and the files of another user are another's"() {
        when:
        def ran = ann.run(build, ['-'], '''
            print container { rootfs busybox(); capture '/bin/sh', '-c', 'tr -s " " </proc/self/uid_map; tr -s " " </proc/self/gid_map; id -G' }.out
            print container { rootfs busybox(); user 1000, 1000, groups: [5]; capture '/bin/sh', '-c', 'id -u; id -G; touch /root/x; stat -c %g /dev/pts' }.out
            print container { rootfs busybox(); namespaces { uidMap 0, OWN, 1; uidMap 1, FIRST, 10 }; capture 'tail', '-n', '1', '/proc/self/uid_map' }.out.trim().replaceAll(' +', ' ')
        '''.replace('FIRST', "$OrdinaryUser.FIRST").replace('OWN', "$ann.uid"))

        then:
        ran.err == ''
        ran.out.readLines()*.trim() == ["0 $ann.uid 1", "1 $OrdinaryUser.FIRST 65536", "0 $ann.uid 1", "1 $OrdinaryUser.FIRST 65536", '0', '1000', '1000 5', '0', "1 $OrdinaryUser.FIRST 10"]*.toString()
    }

    def "without ranges there is root alone, and who wants another is told how to get him"() {
        when:
        def ran = nobody.run(build, ['-'], '''
            print container { rootfs busybox(); capture '/bin/sh', '-c', 'id -u; tr -s " " </proc/self/uid_map; mount | grep -c gid=5,' }.out
            container { rootfs busybox(); user 1000, 1000; run 'id' }
        ''')

        then:
        ran.out.readLines()*.trim() == ['0', "0 $nobody.uid 1", '0']*.toString()
        ran.exitCode == 1
        ran.err.contains('user 1000 is nobody in the container, which has 0; name one of those, or get more: ')
    }

    def "forty in a row leave nothing"() {
        when:
        def ran = ann.run(build, ['-'], "40.times { i -> assert container { rootfs busybox(); capture 'echo', i }.out == \"\$i\\n\" }")

        then:
        ran.err == ''
        ran.exitCode == 0
        ann.processes() == []
        !Files.exists(Path.of("/tmp/cgroovy-$ann.uid"))
        ann.home.list().toList() == ['.cache']
        new File(ann.home, '.cache/cgroovy').list().count { it.startsWith('busybox-') } == 1
        new File(ann.home, '.cache/cgroovy').list().every { !it.startsWith('.') }
    }

    @Requires(value = { TestHost.hasCommands('newuidmap') }, reason = 'needs newuidmap')
    def "what is in the background can be entered, asked, ended and found by another call; what it cannot do it says"() {
        when:
        def ran = ann.run(build, ['-'], '''
            def c = container('bg') { rootfs busybox(); user 5, 5; start '/bin/sh', '-c', 'echo begun; sleep 60' }
            println c.exec('/bin/sh', '-c', 'exit 3').exitCode
            try { c.pause() } catch (e) { println e.message }
            println c.processes()*.class.simpleName.unique()
            println c.logs()
            c.kill()
            println c.waitFor().signal
            container('left') { rootfs busybox(); detach true; start '/bin/sleep', '60' }
        ''')
        def other = ann.run(build, ['exec', 'left', 'id', '-u'])
        def gone = ann.run(build, ['rm', 'left'])

        then:
        ran.err == ''
        ran.out.contains('this container has no cgroup with a freezer, so it cannot be paused: none is delegated to this user')
        ran.out.contains('begun')
        ran.out.readLines()[0] == '3'
        ran.out.readLines().contains('KILL')
        other.out == '0\n'
        gone.exitCode == 0
        ann.processes() == []
    }

    def "nothing is gained on the host: what root has closed stays closed, in every way in"() {
        given:
        def secret = new File(nobody.home.parentFile, "cgroovy-secret-$nobody.uid")
        secret.text = 'secret'
        OrdinaryUser.ran('chmod', '600', secret.path)
        def names = ['/etc/passwd', '/etc/subuid', secret.path].collectEntries { [it, new File(it).text] }
        def hostname = new File('/proc/sys/kernel/hostname').text
        def mounts = new File('/proc/self/mountinfo').text
        def attack = "cat $secret; echo x >$secret; rm -f $secret; echo x >>/etc/passwd; echo x >/etc/subuid; mknod /tmp/cgroovy-sda b 8 0; " +
                'chown 0:0 /tmp; chmod 777 /etc; hostname taken; echo 1 >/proc/sys/kernel/panic; mount -t tmpfs none /usr; mount -o remount,rw /; kill -0 $PPID 2>/dev/null || kill 1; ' +
                'date -s 2001-01-01; echo done'

        when:
        def ran = ann.run(build, ['-'], """
            print container { rootfs '/'; hostname 'in'; capture '/bin/sh', '-c', '''${attack.replace('$', '\\$')}''' }.out
            print container { rootfs busybox(); mounts { bind '/', '/mnt' }; capabilities { add 'SYS_ADMIN' }; capture '/bin/sh', '-c',
                '''cat /mnt$secret; echo x >/mnt$secret; echo x >>/mnt/etc/passwd; mount -o remount,bind,rw,suid,dev /mnt; chroot /mnt /bin/sh -c "cat $secret; mknod /tmp/cgroovy-sda b 8 0"; echo done''' }.out
            print container { rootfs busybox(); namespaces { share 'pid', 'net', 'ipc', 'uts', 'cgroup' }; capture '/bin/sh', '-c', 'kill -9 ${ProcessHandle.current().pid()} 1; hostname taken; ip link set lo down; echo done' }.out
            print container { rootfs busybox(); namespaces { join net: '/proc/1/ns/net' }; capture 'true' }.out
        """)

        then:
        ran.out.readLines().findAll { it == 'done' }.size() == 3
        !ran.out.contains('secret')
        ran.exitCode == 1
        ran.err.contains('/proc/1/ns/net')
        names.every { file, text -> new File(file).text == text }
        new File('/proc/sys/kernel/hostname').text == hostname
        new File('/proc/self/mountinfo').text == mounts
        !new File('/tmp/cgroovy-sda').exists()
        System.currentTimeMillis() > 1_700_000_000_000L

        cleanup:
        secret?.delete()
    }

    def "limits are refused with the way to get them, done without when optional, and hold where a cgroup is delegated"() {
        given:
        def v1 = new File('/sys/fs/cgroup/pids').directory
        def group = new File(v1 ? "/sys/fs/cgroup/pids/cgroovy/$ann.uid" : "/sys/fs/cgroup/cgroovy-it-$ann.uid")
        def limited = "print container { rootfs busybox(); limits { pids 9 }; capture '/bin/sh', '-c', 'cat \$(find /sys/fs/cgroup -name pids.max)' }.out"

        when:
        def refused = ann.run(build, ['-e', limited])
        def without = ann.run(build, ['-e', "println container { rootfs busybox(); limits { pids 9; optional true }; run 'true' }"])

        then:
        refused.exitCode == 1
        refused.err.contains('is delegated to him')
        refused.err.contains('limits { optional true }')
        without.err == ''
        without.out.startsWith('exit code 0, not limited: pids, ')

        when:
        def before = delegate(group, v1)
        def held = ann.run(build, ['-e', limited], '', before)

        then:
        held.err == ''
        held.out == '9\n'
        group.listFiles().findAll { it.directory && it.name != 'shell' } == []

        cleanup:
        new File(group, 'shell').delete()
        group?.delete()
        if (v1) {
            group?.parentFile?.delete()
        }
    }

    /** As an administrator does; gives the words that begin a command in what is delegated. */
    private List<String> delegate(File group, boolean v1) {
        if (!v1) {
            new File('/sys/fs/cgroup/cgroup.subtree_control').text = '+pids'
        }
        new File(group, v1 ? '' : 'shell').mkdirs()
        OrdinaryUser.ran('chown', ann.uid, group.path, *(v1 ? [] : ['cgroup.procs', 'cgroup.subtree_control'].collect { "$group/$it" }))
        v1 ? [] : ['sh', '-c', 'echo 0 >"$0"; exec "$@"', "$group/shell/cgroup.procs".toString()]
    }
}
