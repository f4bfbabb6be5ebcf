package org.cgroovy.cgroup.tree

import org.cgroovy.cgroup.CgroupHost
import org.cgroovy.cgroup.FileWrite
import org.cgroovy.cgroup.Hosts
import org.cgroovy.cgroup.LimitException
import org.cgroovy.cgroup.Limits
import spock.lang.Specification

import java.nio.file.Path

/** What would be done to hosts that exist only as texts. */
class ChangesSpec extends Specification {
    def files = NoFiles.planned('hybrid')
    def host = Hosts.host('hybrid')

    def "making a cgroup makes those above it too, and nothing twice"() {
        expect:
        make('pids,freezer:/a/b') == [
            'mkdir /sys/fs/cgroup/pids/a', 'mkdir /sys/fs/cgroup/pids/a/b',
            'mkdir /sys/fs/cgroup/freezer/a', 'mkdir /sys/fs/cgroup/freezer/a/b']
        make('pids:/a/b') == []
        make('pids:/a/c') == ['mkdir /sys/fs/cgroup/pids/a/c']
    }

    def "a new v1 cpuset gets what the one above has, since an empty one takes no process"() {
        expect:
        make('cpuset:/a') == [
            'mkdir /sys/fs/cgroup/cpuset/a',
            'write 0-3 > /sys/fs/cgroup/cpuset/a/cpuset.cpus  # inherited from /',
            'write 0 > /sys/fs/cgroup/cpuset/a/cpuset.mems  # inherited from /']
    }

    def "in v2 the controllers asked for are handed down by all above that do not yet"() {
        given:
        unified()

        expect:
        make('cpu,pids:/a/b') == [
            'mkdir /sys/fs/cgroup/a', 'mkdir /sys/fs/cgroup/a/b',
            'write +cpu > /sys/fs/cgroup/a/cgroup.subtree_control',
            'write +pids > /sys/fs/cgroup/cgroup.subtree_control',
            'write +pids > /sys/fs/cgroup/a/cgroup.subtree_control']
        make(':/c') == ['mkdir /sys/fs/cgroup/c']
    }

    def "a controller that v2 does not offer is an error"() {
        when:
        unified()
        make('net_cls:/a')

        then:
        thrown(LimitException)
    }

    def "removing goes from the leaves up, and not at all when somebody is in there"() {
        given:
        make('pids:/a/b')
        make('pids:/a/c')

        expect:
        remove('pids:/a', Removal.Children.ALSO) == ['rmdir /sys/fs/cgroup/pids/a/c', 'rmdir /sys/fs/cgroup/pids/a/b', 'rmdir /sys/fs/cgroup/pids/a']

        when:
        remove('pids:/a', Removal.Children.NONE)

        then:
        def e = thrown(CgroupException)
        e.message == 'cannot remove pids:/a: it has the cgroups b, c; remove them first, or all of it with remove(recursive: true)'

        when:
        files.apply(new Change.Move(cgroup('pids:/a/b'), '4711', Change.Move.Unit.PROCESS))
        remove('pids:/a', Removal.Children.ALSO)

        then:
        e = thrown(CgroupException)
        e.message == 'cannot remove pids:/a: it still has pid 4711; end them (kill()) or move them elsewhere (attach) first'
    }

    def "a root cannot be removed"() {
        when:
        remove('pids:/', Removal.Children.ALSO)

        then:
        thrown(CgroupException)
    }

    def "delegation hands over what a user needs to divide a cgroup, and not its limits"() {
        given:
        make('pids:/a')
        make(':/a')

        expect:
        Delegation.of([cgroup('pids:/a'), cgroup(':/a')], new Owner(1000, 100), files)*.toString() == [
            'chown 1000:100 /sys/fs/cgroup/pids/a',
            'chown 1000:100 /sys/fs/cgroup/pids/a/cgroup.procs',
            'chown 1000:100 /sys/fs/cgroup/pids/a/tasks',
            'chown 1000:100 /sys/fs/cgroup/unified/a',
            'chown 1000:100 /sys/fs/cgroup/unified/a/cgroup.procs',
            'chown 1000:100 /sys/fs/cgroup/unified/a/cgroup.threads',
            'chown 1000:100 /sys/fs/cgroup/unified/a/cgroup.subtree_control']
    }

    def "the owner '#text' is #owner"() {
        expect:
        new Users('root:x:0:0::/:/bin/sh\nbob:x:1000:100::/:/bin/sh', 'staff:x:50:').owner(text) == owner

        where:
        text        || owner
        'bob'       || new Owner(1000, 100)
        'bob:staff' || new Owner(1000, 50)
        '1000'      || new Owner(1000, 1000)
        '1:2'       || new Owner(1, 2)
    }

    def "no owner: #text"() {
        when:
        new Users('', '').owner(text)

        then:
        def e = thrown(CgroupException)
        e.message == message

        where:
        text    || message
        'bob'   || 'no user bob in /etc/passwd; give its number, if it has one'
        '1:bob' || 'no group bob in /etc/group; give its number, if it has one'
        '-1'    || 'no user -1 in /etc/passwd; give its number, if it has one'
    }

    def "a name of v2 is understood on a v1 host: #file = #value"() {
        given:
        make('cpu,memory,freezer:/a')
        def controls = new Controls(host, files, ['cpu:/a', 'memory:/a', 'freezer:/a'].collect { cgroup(it) })

        expect:
        controls.write(file, value)*.toString().collect { it.replace('/sys/fs/cgroup/', '') } == writes

        where:
        file             | value          || writes
        'memory.max'     | '1048576'      || ['write 1048576 > memory/a/memory.limit_in_bytes']
        'memory.max'     | '64m'          || ['write 67108864 > memory/a/memory.limit_in_bytes']
        'cpu.max'        | '50000 100000' || ['write 100000 > cpu/a/cpu.cfs_period_us', 'write 50000 > cpu/a/cpu.cfs_quota_us']
        'cpu.weight'     | '100'          || ['write 1024 > cpu/a/cpu.shares  # cpu.shares 1024 from cpu.weight 100 (runc\'s quadratic map)']
        'cpu.shares'     | '512'          || ['write 512 > cpu/a/cpu.shares']
        'no.such'        | '1'            || []
    }

    def "what v1 files say reads as v2's #file"() {
        given:
        make('cpu,memory,freezer:/a')
        ['memory:/a': ['memory.limit_in_bytes': '9223372036854771712', 'memory.failcnt': '3', 'memory.oom_control': 'oom_kill_disable 0\nunder_oom 0\noom_kill 2'],
         'cpu:/a': ['cpu.cfs_quota_us': '50000'], 'freezer:/a': ['freezer.state': 'FROZEN']].each { where, texts ->
            texts.each { files.apply(new Change.Write(cgroup(where), new FileWrite(it.key, it.value))) }
        }
        def controls = new Controls(host, files, ['cpu:/a', 'memory:/a', 'freezer:/a'].collect { cgroup(it) })

        expect:
        controls.value(file).get() == value

        where:
        file            || value
        'memory.max'    || 'max'
        'memory.events' || [max: 3L, oom_kill: 2L]
        'cpu.max'       || new ControlText.CpuMax(50000, 100000)
        'cpu.weight'    || 100L
        'cgroup.freeze' || 1L
    }

    def "a file that can only be read is not written to: that which sets it is named"() {
        given:
        def directory = cgroup('pids:/a').directory()

        when:
        new Controls(host, new NoFiles(texts: [(directory.resolve("pids.current").toString()): '1']), [cgroup('pids:/a')]).write('pids.current', '5')

        then:
        def e = thrown(CgroupException)
        e.message == 'pids.current of pids:/a can only be read; write pids.max'
    }

    def "a limit of another hierarchy says where it belongs"() {
        when:
        make('pids:/a')
        new Controls(host, files, [cgroup('pids:/a')]).limits(Limits.NONE.withMemory(Limits.NONE.memory().withLimit(1 << 20)))

        then:
        def e = thrown(CgroupException)
        e.message == "memory.limit_in_bytes is in the memory hierarchy, and this is pids:/a; make one there too: cgroup('memory:/a').create()"
    }

    def "a hierarchy is mounted as '#command'"() {
        expect:
        Mounting.mount(new HierarchyMount(Path.of('/tmp/d'), unified, Optional.ofNullable(name), controllers), host, files)*.toString() == [command]

        where:
        unified | name   | controllers             || command
        false   | 'demo' | []                      || 'mount -t cgroup -o none,name=demo cgroup /tmp/d'
        false   | null   | ['net_cls', 'net_prio'] || 'mount -t cgroup -o net_cls,net_prio cgroup /tmp/d'
        false   | 'demo' | ['net_cls']             || 'mount -t cgroup -o net_cls,name=demo cgroup /tmp/d'
        true    | null   | []                      || 'mount -t cgroup2 cgroup2 /tmp/d'
        false   | null   | ['pids']                || 'mount -t cgroup -o pids cgroup /tmp/d'
    }

    def "a controller is in one hierarchy only, so #controllers cannot be mounted: #message"() {
        when:
        Mounting.mount(new HierarchyMount(Path.of('/tmp/d'), false, Optional.empty(), controllers), host, files)

        then:
        def e = thrown(CgroupException)
        e.message.contains(message)

        where:
        controllers       || message
        ['pids', 'debug'] || "pids is in the hierarchy pids at /sys/fs/cgroup/pids, and a controller is in one hierarchy only; use it there, cgroup('pids:/…')"
        ['nope']          || 'this kernel has no controller nope; it has '
    }

    def "the kernel takes no hierarchy of the name '#name'"() {
        when:
        new HierarchyMount(Path.of('/tmp/d'), false, Optional.of(name), [])

        then:
        thrown(IllegalArgumentException)

        where:
        name << ['', 'a b', 'a,b', 'a/b', 'x' * 64, 'a\0', 'ü']
    }

    def "a hierarchy with cgroups in it is not unmounted: it would live on unseen"() {
        given:
        def demo = new HierarchyMount(Path.of('/tmp/d'), false, Optional.of('demo'), []).hierarchy()

        expect:
        Mounting.unmount(demo, host, files)*.toString() == ['umount /tmp/d']

        when:
        files.apply(new Change.Make(new Cgroup(demo, '/a')))
        Mounting.unmount(demo, host, files)

        then:
        def e = thrown(CgroupException)
        e.message.startsWith('the hierarchy name=demo has cgroups (/a): unmounted, it would live on')
    }

    def "only v2 and the freezer can freeze"() {
        given:
        make('pids,freezer:/a')

        expect:
        Moving.freeze([cgroup('pids:/a'), cgroup('freezer:/a')], files)*.toString() == ['write FROZEN > /sys/fs/cgroup/freezer/a/freezer.state']

        when:
        Moving.freeze([cgroup('pids:/a')], files)

        then:
        def e = thrown(CgroupException)
        e.message == "[pids:/a] cannot be frozen: only a cgroup of v2 and one of v1's freezer can, and no root; write cgroup('freezer:/…') or cgroup('unified:/…')"
    }

    def "nobody kills all of a hierarchy, or itself"() {
        given:
        make('pids:/a/b')

        expect:
        Moving.kill([cgroup('pids:/a')], [cgroup('pids:/')], files).size() == 1

        when:
        Moving.kill([cgroup(where)], [cgroup('pids:/a/b')], files)

        then:
        thrown(CgroupException)

        where:
        where << ['pids:/', 'pids:/a', 'pids:/a/b', 'pids:/gone']
    }

    private void unified() {
        host = Hosts.host('unified')
        files = NoFiles.planned('unified')
    }

    private Cgroup cgroup(String address) {
        CgroupAddress.parse(address).targets(host)[0].cgroup()
    }

    /** The changes as text; afterwards it is as if they were made. */
    private List<String> make(String address) {
        def changes = Making.of(CgroupAddress.parse(address).targets(host), files)
        changes.each { files.apply(it) }
        changes*.toString()
    }

    def "a user's and a group's name is found by its number"() {
        given:
        def users = new Users('root:x:0:0::/:/bin/sh\nbob:x:1000:100:B\ufffdb:/:/bin/sh\nbroken', 'staff:x:50:\nusers:x:100:bob')

        expect:
        users.nameOfUser(1000) == 'bob'
        users.nameOfUser(1001) == '1001'
        users.nameOfUser(-2) == '4294967294'
        users.namesOfGroups(['50', '100', '7'] as Set) == ['staff', 'users'] as Set
    }

    private List<String> remove(String address, Removal.Children children) {
        Removal.of([cgroup(address)], children, files)*.toString()
    }
}
